#include "resolver.hpp"

#include <algorithm>

namespace llmadvisor {

double Resolver::number(Number n) {
  if (input_[n]) return *input_[n];
  if (const auto usual = usual_of(n)) {
    assumptions_.push_back({n, *usual, nullptr, preset_});
    return *usual;
  }
  const bool of_people = n == Number::days_per_week && input_[Number::users];
  const auto& fallback = default_of(of_people ? working_days_input : number_spec(n).name);
  if (!fallback.number) fail(fallback.input, "a number");
  assumptions_.push_back({n, *fallback.number, &fallback});
  return *fallback.number;
}

std::optional<double> Resolver::limit(Number n) {
  if (input_[n]) return *input_[n];
  if (catalog_.find_default(number_spec(n).name) == nullptr) return std::nullopt;
  return number(n);
}

/// What is usual for the kind of work. The share in cache belongs to the prompt that it was
/// counted on.
std::optional<double> Resolver::usual_of(Number n) const {
  if (preset_ == nullptr) return std::nullopt;
  switch (n) {
    case Number::input_tokens:
      return usual_input();
    case Number::cached_share:
      return input_[Number::input_tokens] ? std::nullopt : std::optional(preset_->cached_share);
    case Number::output_tokens:
      return preset_->output_tokens;
    case Number::peak_factor:
      return preset_->peak_factor;
    case Number::hours_per_day:
      return preset_->hours_per_day;
    case Number::uses_per_day:
      return preset_->requests_per_user_and_day;
    default:
      return std::nullopt;
  }
}

/// A preset counts all of a prompt, retrieved passages among it.
double Resolver::usual_input() const {
  if (input_.rag != Wanted::yes) return preset_->input_tokens;
  const auto* retrieved = catalog_.find_default(number_spec(Number::rag_context_tokens).name);
  const double usual = retrieved != nullptr ? retrieved->number.value_or(0) : 0;
  return std::max(1.0, preset_->input_tokens - input_[Number::rag_context_tokens].value_or(usual));
}

const InputDefault& Resolver::default_of(std::string_view name) const {
  if (const auto* found = catalog_.find_default(name)) return *found;
  throw DataError("missing-default", "defaults.json: no default for \"" + std::string(name) + "\"");
}

void Resolver::fail(const std::string& name, const std::string& expected) {
  throw DataError("bad-data", "defaults.json: the default of \"" + name + "\" is not " + expected);
}

}  // namespace llmadvisor
