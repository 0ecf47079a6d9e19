// Turns the checked JSON tables of a catalogue into a C++ source with their binary form. Runs at
// build time only; a broken table stops the build with the message that a user would see, and an
// unsound one with the codes of what `catalog check` would say.

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <variant>

#include "llmadvisor/catalog/catalog_binary.hpp"
#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/check.hpp"
#include "llmadvisor/catalog/error.hpp"

namespace {

/// String literals compile much faster than a list of numbers; octal escapes need no separators
/// when all three digits are written.
void write_literal(std::ostream& out, const std::string& bytes) {
  constexpr std::size_t bytes_per_line = 64;
  for (std::size_t i = 0; i < bytes.size(); i += bytes_per_line) {
    out << "\n    \"";
    for (const char c : bytes.substr(i, bytes_per_line)) {
      char escaped[5];
      std::snprintf(escaped, sizeof escaped, "\\%03o", static_cast<unsigned char>(c));
      out << escaped;
    }
    out << '"';
  }
}

/// " field=memory_gib least=1", as far as it helps to find the place.
std::string values_of(const llmadvisor::Particulars& particulars) {
  std::ostringstream out;
  for (const auto& [name, value] : particulars) {
    out << ' ' << name << '=';
    if (const auto* text = std::get_if<std::string>(&value)) out << *text;
    if (const auto* cited = std::get_if<llmadvisor::Cited>(&value)) out << cited->words;
    if (const auto* count = std::get_if<int>(&value)) out << *count;
    if (const auto* number = std::get_if<double>(&value)) out << *number;
  }
  return out.str();
}

/// Writes down what the checks find wrong. Dates are left to `catalog check`: a build must not
/// depend on the day.
int count_errors(const llmadvisor::Catalog& catalog) {
  int errors = 0;
  for (const auto& finding : llmadvisor::check_catalog(catalog, std::nullopt)) {
    if (finding.severity != llmadvisor::Severity::error) break;
    ++errors;
    std::cerr << "embed_catalog: error: " << finding.table << ": " << finding.record << ": "
              << to_string(finding.code) << values_of(finding.particulars) << '\n';
  }
  return errors;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: embed_catalog DATA_DIRECTORY OUTPUT.cpp\n";
    return 2;
  }
  try {
    const auto catalog = llmadvisor::read_catalog_directory(argv[1]);
    if (count_errors(catalog) > 0) return 1;
    const std::string bytes = llmadvisor::to_binary(catalog);
    std::ofstream out(argv[2], std::ios::binary);
    out << "#include \"llmadvisor/catalog/embedded_catalog.hpp\"\n\n"
           "#include <string_view>\n\n"
           "#include \"llmadvisor/catalog/catalog_binary.hpp\"\n\n"
           "namespace llmadvisor {\nnamespace {\n\nconstexpr char bytes[] =";
    write_literal(out, bytes);
    out << ";\n\n}  // namespace\n\nCatalog embedded_catalog(CatalogPart part) {\n"
           "  return from_binary(std::string_view(bytes, sizeof bytes - 1), part);\n}\n\n"
           "}  // namespace llmadvisor\n";
    out.close();
    if (!out) throw llmadvisor::DataError("unwritable", std::string(argv[2]) + ": cannot write");
  } catch (const llmadvisor::Error& e) {
    std::cerr << "embed_catalog: error: " << e.what() << '\n';
    return 1;
  }
  return 0;
}
