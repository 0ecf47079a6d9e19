#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace llmadvisor::cli {

/// Writes the whole answer to the stream. A reader that went away (`| head`) is no error; a full
/// disk is a DataError.
void write_stream(std::ostream& out, std::string_view text);

/// Replaces the file in one step: whoever reads it sees the old answer or the new one, and a
/// failure leaves it as it was. Throws DataError.
void write_file(const std::string& path, std::string_view text);

}  // namespace llmadvisor::cli
