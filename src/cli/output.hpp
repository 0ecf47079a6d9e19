#pragma once

#include <iosfwd>
#include <string_view>

namespace llmadvisor::cli {

/// Writes the whole answer to the stream. A reader that went away (`| head`) is no error; a full
/// disk is a DataError.
void write_stream(std::ostream& out, std::string_view text);

}  // namespace llmadvisor::cli
