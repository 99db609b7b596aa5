/* Holds a file open as other programs do, until its standard input ends or the time is over.
 *
 *   hold.exe MODE FILE [MILLISECONDS]
 *
 * MODE is the sharing that the open file allows: "none", "read" (like most editors), "delete" (like web servers), or
 * "folder" for a folder, like a shell whose current directory it is. Prints "held" once the file is open.
 */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
  if (count < 3) return 2;
  DWORD share = 0, flags = FILE_ATTRIBUTE_NORMAL;
  if (!wcscmp(arguments[1], L"read")) share = FILE_SHARE_READ;
  if (!wcscmp(arguments[1], L"delete")) share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  if (!wcscmp(arguments[1], L"folder")) {
    share = FILE_SHARE_READ | FILE_SHARE_WRITE;
    flags = FILE_FLAG_BACKUP_SEMANTICS;
  }
  HANDLE file = CreateFileW(arguments[2], GENERIC_READ, share, NULL, OPEN_EXISTING, flags, NULL);
  if (file == INVALID_HANDLE_VALUE) {
    fprintf(stderr, "error %lu\n", GetLastError());
    return 1;
  }
  puts("held");
  fflush(stdout);
  if (count > 3)
    Sleep(wcstoul(arguments[3], NULL, 10));
  else
    while (getchar() != EOF) {}
  return 0;
}
