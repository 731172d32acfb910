import { useEffect } from 'react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import type { ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import { Button } from './button.tsx';
import './file-drop.css';

export interface FileDropProps {
  label: string;
  /** What is accepted, in words. */
  hint: ReactNode;
  /** Media types that the file dialog offers; what is dropped or pasted is judged by the server. */
  accept: readonly string[];
  onFiles: (files: readonly File[]) => void;
  /** Other ways to take an image, beside the file dialog. */
  children?: ReactNode;
}

/** Takes files by drop, by file dialog and by paste anywhere on the page. */
export function FileDrop({ label, hint, accept, onFiles, children }: FileDropProps) {
  usePastedFiles(onFiles);
  return (
    <DropZone
      className="drop"
      aria-label={label}
      onDrop={async ({ items }) => {
        const files = items.filter((item) => item.kind === 'file').map((item) => item.getFile());
        onFiles(await Promise.all(files));
      }}
    >
      <Icon name="image" />
      <Text slot="label" className="drop-label">
        {label}
      </Text>
      <div className="drop-actions">
        <FileTrigger allowsMultiple acceptedFileTypes={accept} onSelect={(list) => list !== null && onFiles([...list])}>
          <Button>Choose a file</Button>
        </FileTrigger>
        {children}
      </div>
      <p className="small soft">{hint}</p>
    </DropZone>
  );
}

/**
 * Hears a paste that carries files wherever the focus is, before the drop zone does: while it has the focus it would
 * take the paste itself, and drop a picture that is no file on a disk, such as a screenshot.
 */
function usePastedFiles(onFiles: FileDropProps['onFiles']) {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      onFiles(files);
    };
    window.addEventListener('paste', onPaste, { capture: true });
    return () => window.removeEventListener('paste', onPaste, { capture: true });
  }, [onFiles]);
}
