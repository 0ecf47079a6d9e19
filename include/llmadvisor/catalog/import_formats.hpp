#pragma once

#include <array>
#include <string_view>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// A file as somebody published it, and the file with its units converted (src/catalog/import).
struct ForeignText;
struct ForeignFile;

/// Each in a source file of its own in src/catalog/import. They throw DataError, naming file and
/// place, for a text that is not what its format says.
ForeignFile read_litellm(const ForeignText& in);
ForeignFile read_models_dev(const ForeignText& in);
ForeignFile read_genai_prices(const ForeignText& in);
ForeignFile read_llm_prices(const ForeignText& in);
ForeignFile read_skypilot(const ForeignText& in);
ForeignFile read_aws_price_list(const ForeignText& in);
ForeignFile read_azure_retail(const ForeignText& in);
ForeignFile read_own_table(const ForeignText& in);
ForeignFile read_hf_config(const ForeignText& in);

/// The files that can be brought into a catalogue. The flags, the hints, the schema of import.json
/// and the page of fields in docs know a format by its row.
enum class ImportFormat {
  litellm,
  models_dev,
  genai_prices,
  llm_prices,
  skypilot,
  aws_price_list,
  azure_retail,
  csv,
  hf_config
};

struct ImportFormatRow {
  ImportFormat value;
  std::string_view name;
  std::string_view source;  ///< for the provenance, where nobody states another
  std::string_view file;    ///< what it is, for people
  ForeignFile (*read)(const ForeignText& in);
};

inline constexpr std::array import_formats{
    ImportFormatRow{ImportFormat::litellm, "litellm",
                    "LiteLLM model_prices_and_context_window.json",
                    "`model_prices_and_context_window.json` of BerriAI/litellm", read_litellm},
    ImportFormatRow{ImportFormat::models_dev, "models-dev", "models.dev api.json",
                    "`https://models.dev/api.json`", read_models_dev},
    ImportFormatRow{ImportFormat::genai_prices, "genai-prices", "pydantic/genai-prices data.json",
                    "`data.json` of pydantic/genai-prices", read_genai_prices},
    ImportFormatRow{ImportFormat::llm_prices, "llm-prices", "llm-prices.com",
                    "`current-v1.json` and `historical-v1.json` of llm-prices.com",
                    read_llm_prices},
    ImportFormatRow{ImportFormat::skypilot, "skypilot", "SkyPilot catalogue",
                    "a cloud's `vms.csv` of skypilot-org/skypilot-catalog; `--provider` says which "
                    "cloud",
                    read_skypilot},
    ImportFormatRow{ImportFormat::aws_price_list, "aws-price-list", "AWS price list",
                    "what `aws pricing get-products --service-code AmazonEC2` prints",
                    read_aws_price_list},
    ImportFormatRow{ImportFormat::azure_retail, "azure-retail", "Azure retail prices API",
                    "a page of `https://prices.azure.com/api/retail/prices`, or an array of pages",
                    read_azure_retail},
    ImportFormatRow{ImportFormat::csv, "csv", "own table",
                    "offers of your own, in the words of this catalogue", read_own_table},
    ImportFormatRow{ImportFormat::hf_config, "hf-config", "config.json",
                    "a model's `config.json` from Hugging Face", read_hf_config},
};
template <>
inline constexpr auto enum_rows<ImportFormat> = [] {
  std::array<EnumRow<ImportFormat>, import_formats.size()> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = {import_formats[i].value, import_formats[i].name};
  }
  return rows;
}();

}  // namespace llmadvisor
