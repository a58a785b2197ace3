#include "deliver/spawn.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::deliver {

namespace {

// Not the caller's: a program of the desk must not be another one because somebody set PATH.
constexpr std::array<std::string_view, 6> kFolders = {"/usr/local/bin",  "/usr/bin",  "/bin",
                                                      "/usr/local/sbin", "/usr/sbin", "/sbin"};

std::string in_system(const std::string& program) {
  for (const std::string_view folder : kFolders) {
    std::string path = format("{}/{}", folder, program);
    if (access(path.c_str(), X_OK) == 0) return path;
  }
  return {};
}

/// In `folder` when it says where it is, else in the system's folders.
std::string path_of(const std::string& program) {
  if (program.find('/') != std::string::npos) return program;
  if (std::string path = in_system(program); !path.empty()) return path;
  throw Error(Code::unavailable, format("there is no program \"{}\"", program),
              "name it with its whole path in policy; only the system's own folders are searched");
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

/// Everything that the new process needs, made before there is one: until it is another program it may allocate
/// nothing.
struct Launch {
  const char* path;
  const char* folder;
  char* const* arguments;
  char* const* variables;
  int streams[3];
  bool ends_with_us;
  pid_t us;
};

bool take_stream(int from, int to) {
  if (from >= 0) return dup2(from, to) >= 0;
  const int nothing = open("/dev/null", to == 0 ? O_RDONLY : O_WRONLY);
  return nothing == to || (nothing >= 0 && dup2(nothing, to) >= 0 && close(nothing) == 0);
}

/// In the new process, which shares the memory of this one until it is another program. Returns only when it cannot be.
[[gnu::noinline]] void become(const Launch& launch) {
  if (setpgid(0, 0) != 0) return;
  for (int stream = 0; stream < 3; ++stream)
    if (!take_stream(launch.streams[stream], stream)) return;
  if (launch.folder != nullptr && chdir(launch.folder) != 0) return;
  if (launch.ends_with_us) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return;
    if (getppid() != launch.us) _exit(127);  // it died before it could be watched
  }
  struct sigaction standard = {};
  standard.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal) sigaction(signal, &standard, nullptr);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  execve(launch.path, launch.arguments, launch.variables);
}

/// The process, or -1; `failed` says why when it could not become that program.
[[gnu::noinline]] pid_t launch_it(const Launch& launch, volatile int& failed) {
  const pid_t child = vfork();
  if (child == 0) {
    become(launch);
    failed = errno;
    _exit(127);
  }
  return child;
}

}  // namespace

bool can_run(const std::string& program, const std::string& folder) {
  if (program.find('/') == std::string::npos) return !in_system(program).empty();
  const std::string path = program.front() == '/' ? program : join_path(folder, program);
  return access(path.c_str(), X_OK) == 0;
}

pid_t spawn(const Program& program) {
  std::vector<std::string> arguments = program.arguments, variables = program.variables;
  variables.push_back(format("PATH={}", join(std::vector<std::string>(kFolders.begin(), kFolders.end()), ":")));
  variables.push_back("LANG=C.UTF-8");
  const std::string path = path_of(arguments.front());
  const std::vector<char*> words = pointers(arguments), settings = pointers(variables);
  const Launch launch{path.c_str(),    program.folder.empty() ? nullptr : program.folder.c_str(), words.data(),
                      settings.data(), {program.input, program.output, program.complaint},        program.ends_with_us,
                      getpid()};
  // A handler of ours must not run in the new process.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  volatile int failed = 0;
  const pid_t child = launch_it(launch, failed);
  if (child < 0) failed = errno;
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (failed == 0) return child;
  int status = 0;
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  throw Error(Code::unavailable, format("cannot run {}: {}", program.arguments.front(), std::strerror(failed)));
}

Pipe::Pipe() {
  if (pipe2(ends, O_CLOEXEC) != 0) throw Error(Code::io, format("cannot open a pipe: {}", std::strerror(errno)));
}

Pipe::~Pipe() {
  close_end(0);
  close_end(1);
}

void Pipe::close_end(int which) {
  if (ends[which] >= 0) close(ends[which]);
  ends[which] = -1;
}

}  // namespace spoc::deliver
