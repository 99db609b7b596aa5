/* Runs a program and presses Ctrl-Break when a folder appears, as a user does at a console.
 *
 *   interrupt.exe PATTERN COMMAND_LINE
 *
 * PATTERN is the path of the folder, with wildcards. Exits with the code of the program, or 250 if it cannot be run or
 * ended before the folder appeared.
 */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
  if (count != 3) return 250;
  /* Under Wine, a program that is not started from a terminal has no console. */
  if (!GetConsoleWindow()) AllocConsole();
  STARTUPINFOW start = {.cb = sizeof start};
  start.dwFlags = STARTF_USESTDHANDLES;
  start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
  start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
  start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
  PROCESS_INFORMATION process;
  if (!CreateProcessW(NULL, arguments[2], NULL, NULL, TRUE, CREATE_NEW_PROCESS_GROUP, NULL, NULL, &start, &process)) return 250;
  for (;;) {
    WIN32_FIND_DATAW found;
    HANDLE search = FindFirstFileW(arguments[1], &found);
    if (search != INVALID_HANDLE_VALUE) break;
    if (WaitForSingleObject(process.hProcess, 1) == WAIT_OBJECT_0) return 250;
  }
  if (!GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, process.dwProcessId)) fprintf(stderr, "no event: %lu\n", GetLastError());
  WaitForSingleObject(process.hProcess, INFINITE);
  DWORD code = 250;
  GetExitCodeProcess(process.hProcess, &code);
  return (int)code;
}
