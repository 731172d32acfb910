import { Link } from '@tanstack/react-router';

/** A person's id, as the way to their record. */
export function PersonLink({ personId }: { personId: string }) {
  return (
    <Link to="/people/$personId" params={{ personId }} className="data">
      {personId}
    </Link>
  );
}
