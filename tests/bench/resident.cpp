// Runs a command and writes the most memory it had resident, in KiB, into a file: resident FILE COMMAND [ARGUMENT…].
// The kernel counts what a process had before it became another program, so whoever asks must be small itself.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

int main(int count, char** arguments) {
  if (count < 3) return 64;
  const pid_t child = fork();
  if (child == 0) {
    execv(arguments[2], arguments + 2);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child) return 71;
  std::FILE* file = std::fopen(arguments[1], "w");
  if (!file) return 73;
  const bool written = std::fprintf(file, "%ld\n", usage.ru_maxrss) > 0;
  if (std::fclose(file) != 0 || !written) return 74;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
