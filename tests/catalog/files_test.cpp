#include "llmadvisor/catalog/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "llmadvisor/catalog/error.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using llmadvisor::test::TemporaryDirectory;

namespace fs = std::filesystem;

namespace {

void put(const fs::path& path, const std::string& text) { std::ofstream(path) << text; }

auto entries(const fs::path& directory) {
  return std::distance(fs::directory_iterator(directory), {});
}

unsigned mode_of(const fs::path& path) {
  struct stat facts {};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  return facts.st_mode & 07777U;
}

/// An open file of this process, and the name that the system has for it.
struct OwnFile {
  explicit OwnFile(const fs::path& path)
      : descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644)) {}
  ~OwnFile() { ::close(descriptor); }
  [[nodiscard]] fs::path name() const { return "/proc/self/fd/" + std::to_string(descriptor); }
  int descriptor;
};

}  // namespace

TEST_CASE("a file is written whole, and written over whole") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "answer.txt";
  write_file(path, "first\n");
  CHECK(read_file(path) == "first\n");
  write_file(path, "second\n");
  CHECK(read_file(path) == "second\n");
  CHECK(entries(directory.path()) == 1);
}

TEST_CASE("a file that cannot be written is named, and nothing is left behind") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "no" / "such" / "answer.txt";
  CHECK_THROWS_WITH(write_file(path, "text"), Catch::Contains(path.string()));
  CHECK(fs::is_empty(directory.path()));
}

TEST_CASE("a directory is not written over") {
  const TemporaryDirectory directory;
  CHECK_THROWS_AS(write_file(directory.path(), "text"), DataError);
  CHECK(fs::is_directory(directory.path()));
}

TEST_CASE("devices and pipes are written to, not replaced") {
  const TemporaryDirectory directory;
  write_file("/dev/null", "text");
  CHECK(fs::is_character_file("/dev/null"));
  const auto link = directory.path() / "link";
  fs::create_symlink("/dev/null", link);
  write_file(link, "text");
  CHECK(fs::is_symlink(link));
  const auto pipe = directory.path() / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  write_file(pipe, "text");
  char read[8] = {};
  CHECK(::read(reader, read, sizeof read) == 4);
  ::close(reader);
  CHECK(fs::is_fifo(pipe));
}

TEST_CASE("a link is followed, however long the way, and stays") {
  const TemporaryDirectory directory;
  const auto target = directory.path() / "target";
  fs::create_symlink("target", directory.path() / "one");
  fs::create_symlink(directory.path() / "one", directory.path() / "two");
  // To nothing yet, then to a file.
  for (const auto* text : {"first", "second"}) {
    write_file(directory.path() / "two", text);
    CHECK(fs::is_symlink(directory.path() / "one"));
    CHECK(fs::is_symlink(directory.path() / "two"));
    CHECK_FALSE(fs::is_symlink(target));
    CHECK(read_file(target) == text);
  }
  CHECK(entries(directory.path()) == 3);
}

TEST_CASE("links in a circle are an error") {
  const TemporaryDirectory directory;
  fs::create_symlink("b", directory.path() / "a");
  fs::create_symlink("a", directory.path() / "b");
  CHECK_THROWS_AS(write_file(directory.path() / "a", "text"), DataError);
  CHECK(entries(directory.path()) == 2);
}

TEST_CASE("an open file of our own, by any name, gets the text where it stands") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "redirected";
  put(path, "before ");
  const OwnFile own(path);
  const auto link = directory.path() / "stdout";
  fs::create_symlink(own.name(), link);
  write_file(link, "answer");
  write_file(own.name(), " and more");
  CHECK(read_file(path) == "before answer and more");
  CHECK(fs::is_symlink(link));
  CHECK(entries(directory.path()) == 2);
}

TEST_CASE("a new text keeps the mode of the old one, without bits that lend an identity") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "answer";
  put(path, "old");
  for (const auto& [before, after] : {std::pair(0600U, 0600U), {0664U, 0664U}, {06755U, 0755U}}) {
    REQUIRE(::chmod(path.c_str(), before) == 0);
    write_file(path, "new");
    CHECK(mode_of(path) == after);
  }
}

TEST_CASE("a file with another name is written over in place, so that both names see it") {
  const TemporaryDirectory directory;
  put(directory.path() / "one", "old and long");
  fs::create_hard_link(directory.path() / "one", directory.path() / "other");
  write_file(directory.path() / "one", "new");
  CHECK(read_file(directory.path() / "other") == "new");
}

TEST_CASE("a file that may not be written to is refused, and stays") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "sealed";
  put(path, "old");
  REQUIRE(::chmod(path.c_str(), 0444) == 0);
  // To root nothing is sealed, so root steps down in a process of its own.
  REQUIRE(::chmod(directory.path().c_str(), 0777) == 0);
  const bool is_root = ::geteuid() == 0;
  if (is_root) REQUIRE(::chown(path.c_str(), 65534, 65534) == 0);
  if (is_root) REQUIRE(::seteuid(65534) == 0);
  CHECK_THROWS_AS(write_file(path, "new"), DataError);
  if (is_root) REQUIRE(::seteuid(0) == 0);
  CHECK(read_file(path) == "old");
  CHECK(mode_of(path) == 0444U);
  CHECK(entries(directory.path()) == 1);
}

TEST_CASE("somebody else's file keeps its owner") {
  if (::geteuid() != 0) return;  // only root can make such a file
  const TemporaryDirectory directory;
  const auto path = directory.path() / "theirs";
  put(path, "old");
  REQUIRE(::chown(path.c_str(), 65534, 65534) == 0);
  const auto owner = [&] {
    struct stat facts {};
    REQUIRE(::stat(path.c_str(), &facts) == 0);
    return facts.st_uid;
  };
  write_file(path, "root's");
  CHECK(owner() == 65534);
  // Who cannot give the new file away writes over the old one.
  REQUIRE(::chmod(path.c_str(), 0666) == 0);
  REQUIRE(::chmod(directory.path().c_str(), 0777) == 0);
  REQUIRE(::seteuid(65533) == 0);
  CHECK_NOTHROW(write_file(path, "a third one's"));
  REQUIRE(::seteuid(0) == 0);
  CHECK(owner() == 65534);
  CHECK(read_file(path) == "a third one's");
  CHECK(entries(directory.path()) == 1);
}

TEST_CASE("what does not end is refused at the limit") {
  CHECK_THROWS_WITH(read_file("/dev/zero"), Catch::Contains("larger than the 64 MiB"));
  const TemporaryDirectory directory;
  const auto path = directory.path() / "sparse";
  put(path, "");
  fs::resize_file(path, largest_file_bytes + 1);
  CHECK_THROWS_WITH(read_file(path), Catch::Contains("larger than the 64 MiB"));
  std::ifstream endless("/dev/zero");
  CHECK_THROWS_WITH(read_stream(endless, "standard input"),
                    Catch::StartsWith("standard input: is larger"));
}

TEST_CASE("a reading that breaks off is an error, not an end") {
  // A process's own memory cannot be read at address 0.
  CHECK_THROWS_WITH(read_file("/proc/self/mem"), Catch::Contains("reading failed"));
  std::ifstream broken("/proc/self/mem");
  CHECK_THROWS_WITH(read_stream(broken, "standard input"), Catch::Contains("reading failed"));
  CHECK_THROWS_WITH(read_file("/no/such/file"), Catch::Contains("No such file"));
  CHECK_THROWS_WITH(read_file("/tmp"), Catch::Contains("is a directory"));
}

TEST_CASE("a stream is read to its end") {
  std::istringstream in(std::string(200'000, 'x'));
  CHECK(read_stream(in, "standard input").size() == 200'000);
}
