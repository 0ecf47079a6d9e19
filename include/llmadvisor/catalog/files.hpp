#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace llmadvisor {

/// What is larger is no catalogue, project or measurement, and is refused before it fills the
/// memory. The largest public price list has 2.5 MB.
inline constexpr std::uintmax_t largest_file_bytes = 64 * 1024 * 1024;

/// The whole file or stream; `name` is the stream's in messages. Throws DataError when it cannot be
/// read to its end, or when there is more of it than largest_file_bytes.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);
[[nodiscard]] std::string read_stream(std::istream& in, const std::string& name);

/// Fills the block as far as there is something to read; returns how much, 0 at the end. Throws
/// DataError when reading fails.
using BlockReader = std::function<std::size_t(std::span<char> block)>;

/// A file of any size, opened to be read from its beginning.
struct OpenedFile {
  BlockReader read;
  std::optional<std::uintmax_t> bytes{};  ///< of a regular file
  std::optional<double> written{};        ///< of a regular file: seconds since 1970
};

/// Throws DataError when it cannot be opened.
[[nodiscard]] OpenedFile open_file(const std::filesystem::path& path);
/// `name` is the stream's in messages; the stream must outlive its reader.
[[nodiscard]] BlockReader blocks_of_stream(std::istream& in, const std::string& name);

/// Writes the text where the path leads: links are followed and stay, devices, pipes and open files
/// (`/dev/stdout`) are written to. A regular file is replaced in one step, keeping its mode and its
/// owner: whoever reads it sees the old text or the new one, and a failure leaves it as it was.
/// Where that cannot be, as other names or another owner hang on the file, it is written over in
/// place. Throws DataError; a file that may not be written to is an error too.
void write_file(const std::filesystem::path& path, std::string_view text);

/// Whether the path leads to something.
[[nodiscard]] bool file_is_there(const std::filesystem::path& path);
/// Whether what is written there goes to standard output.
[[nodiscard]] bool leads_to_stdout(const std::filesystem::path& path);
/// Whether both lead to the same file.
[[nodiscard]] bool are_same_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// Writes a file that is not there yet. Throws DataError with the code `exists` where it is.
void write_new_file(const std::filesystem::path& path, std::string_view text);

}  // namespace llmadvisor
