#include "support/sudden_death.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>

namespace {

// Zero: nobody dies.
int calls_to_live = 0;

void count_call() {
  if (calls_to_live > 0 && --calls_to_live == 0) ::_exit(42);
}

}  // namespace

// The program is linked with these in the place of the C library's.
extern "C" {

int rename(const char* from, const char* to) noexcept {
  count_call();
  return static_cast<int>(::syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to));
}

int unlink(const char* path) noexcept {
  count_call();
  return static_cast<int>(::syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}

int fsync(int file) {
  count_call();
  return static_cast<int>(::syscall(SYS_fsync, file));
}

int flock(int file, int operation) noexcept {
  count_call();
  return static_cast<int>(::syscall(SYS_flock, file, operation));
}

}  // extern "C"

namespace llmadvisor::test {

bool dies_at_call(int n, const std::function<void()>& work) {
  const auto child = ::fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) {
    calls_to_live = n;
    try {
      work();
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) == 1) throw std::runtime_error("the work failed");
  return WEXITSTATUS(status) == 42;
}

}  // namespace llmadvisor::test
