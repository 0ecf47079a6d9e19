// Writes what data/schema/*.schema.json and docs/catalogue-fields.md say of the records, the gates
// and the languages. Run it after one of these has changed; a test says when that was forgotten.

#include <filesystem>
#include <fstream>
#include <iostream>

#include "llmadvisor/catalog/schema.hpp"
#include "llmadvisor/report/json/advice_json.hpp"

namespace {

bool write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) std::cerr << "llmadvisor_schemas: error: " << path.string() << ": cannot write\n";
  return out.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: llmadvisor_schemas SOURCE_DIRECTORY\n";
    return 2;
  }
  const std::filesystem::path root(argv[1]);
  bool done = write(root / "docs" / "catalogue-fields.md", llmadvisor::catalog_fields_page());
  auto files = llmadvisor::catalog_schemas();
  for (auto& names : llmadvisor::name_schemas()) files.push_back(std::move(names));
  for (const auto& file : files) {
    done = write(root / "data" / "schema" / file.name, file.text) && done;
  }
  return done ? 0 : 1;
}
