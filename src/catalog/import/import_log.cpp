#include "import_log.hpp"

#include <array>
#include <utility>

namespace llmadvisor {
namespace {

struct ReasonWords {
  const char* code;
  const char* meaning;
};

/// In the order of Reason.
constexpr auto words = std::to_array<ReasonWords>({
    {"not-text", "image, audio, video, a price class or a tuned model: no text model by the token"},
    {"other-provider", "of another provider than the one asked for"},
    {"unknown-provider", "the provider is not in the catalogue (--provider NAME adds it)"},
    {"not-imported", "a name that data/import.json leaves out on purpose"},
    {"subscription", "sold by subscription: its zero is not a price"},
    {"free", "given away, or software that the user runs: its zero is not a price"},
    {"unknown-model", "the model is not in the catalogue"},
    {"moving-alias", "a name such as -latest, which stands for another model every few months"},
    {"no-price", "the price for input or output is not known"},
    {"placeholder-zero", "a price of 0: a placeholder, not a gift"},
    {"negative-price", "a negative price"},
    {"scale-error", "above any believable price, so probably in the wrong unit"},
    {"deprecated", "no longer for sale"},
    {"duplicate", "the same offer under another name, at the same price"},
    {"ambiguous", "several entries or cards it may mean"},
    {"suspicious", "looks wrong (--accept takes it)"},
    {"older", "older than what the catalogue has"},
    {"not-a-gpu", "a machine without a GPU"},
    {"unknown-gpu", "the card is not in the catalogue"},
    {"gpu-fraction", "a fraction of a GPU"},
    {"gpu-count", "a number of GPUs that no machine has"},
    {"no-stock", "no on-demand price or no region: listed without stock"},
    {"price-below-spot", "on-demand below spot: a wrong row"},
    {"auction-floor", "an auction's floor of 1.00, not a price"},
    {"host-missing", "price of the GPUs alone; the machine that carries them is not in the file"},
    {"unsound", "`catalog check` would call it an error, as the notes say"},
});

constexpr std::size_t examples_kept = 5;

}  // namespace

void ImportLog::leave_out(Reason reason, const std::string& entry) {
  auto& left = left_out_[reason];
  ++left.count;
  if (left.examples.size() < examples_kept) left.examples.push_back(entry);
}

void ImportLog::note(const std::string& entry, const std::string& message) {
  report_.notes.push_back({entry, message});
}

void ImportLog::ambiguous(const std::string& entry, const std::string& message) {
  report_.ambiguous.push_back({entry, message});
}

void ImportLog::suspicious(const std::string& entry, const std::string& message) {
  report_.suspicious.push_back({entry, message});
}

void ImportLog::finish() {
  for (auto& [reason, left] : left_out_) {
    const auto& w = words.at(static_cast<std::size_t>(reason));
    left.reason = w.code;
    left.meaning = w.meaning;
    report_.left_out.push_back(std::move(left));
  }
  left_out_.clear();
}

}  // namespace llmadvisor
