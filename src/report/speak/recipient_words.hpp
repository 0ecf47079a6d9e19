#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/option.hpp"
#include "voice.hpp"

namespace llmadvisor {

/// A provider with everything that it does for an option.
struct NamedRecipient {
  std::string name;            ///< "Nebius (embedding, re-ranking)"
  std::string receives;        ///< "corpus, queries"
  const Recipient* recipient;  ///< the first of them
};
/// Everybody who receives data of the option, the model's host first.
[[nodiscard]] std::vector<NamedRecipient> named_recipients(const Option& option,
                                                           const Voice& voice);
/// Who else gets the documents, or gets them for more than the model.
[[nodiscard]] std::vector<std::string> other_recipients(const Option& option, const Voice& voice);

/// Whose law an option puts the data under, by whoever is the farthest from the law: "host of the
/// area"; a question mark where it has no tier.
[[nodiscard]] std::string tier_text(const Option& option, const Voice& voice);

/// " (Nebius)" where conditions of several providers stand together, else nothing.
[[nodiscard]] std::string whose(const ConditionStatus& condition, const ComplianceVerdict& among,
                                const Voice& voice);
/// "Nebius (embedding) is not advisable for medical data".
[[nodiscard]] std::string refusal_text(const RefusedRecipient& refused, const Voice& voice);
/// The verdict on one recipient and what it asks.
[[nodiscard]] std::string verdict_text(const Recipient& recipient, const Voice& voice);

}  // namespace llmadvisor
