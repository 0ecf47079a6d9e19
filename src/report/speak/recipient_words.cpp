#include "recipient_words.hpp"

#include <algorithm>

#include "compliance_words.hpp"
#include "llmadvisor/report/speak/names.hpp"

namespace llmadvisor {
namespace {

void add_once(std::vector<std::string>& all, std::string_view one) {
  if (std::ranges::find(all, one) == all.end()) all.emplace_back(one);
}

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

/// Whether it is the company's own law that holds: those who pass on to others, or rent out other
/// people's machines, say little by theirs.
bool is_law_known(const Provider& p) {
  const bool is_between = p.kind == ProviderKind::router || p.kind == ProviderKind::gpu_marketplace;
  return !p.jurisdiction.empty() && !is_between;
}

std::string doing(const std::string& provider, const std::string& roles, const Voice& v) {
  return v.provider(provider) + " (" + roles + ")";
}

}  // namespace

std::vector<NamedRecipient> named_recipients(const Option& option, const Voice& v) {
  std::vector<NamedRecipient> all;
  for (const auto& first : option.recipients) {
    const bool is_said = std::ranges::any_of(
        all, [&](const auto& said) { return said.recipient->provider == first.provider; });
    if (is_said) continue;
    std::vector<std::string> roles;
    std::vector<std::string> things;
    for (const auto& r : option.recipients) {
      if (r.provider != first.provider) continue;
      add_once(roles, name_of(r.role, v.language()));
      for (const auto thing : received_in(r.role)) add_once(things, name_of(thing, v.language()));
    }
    all.push_back({doing(first.provider->id, listed(roles), v), listed(things), &first});
  }
  return all;
}

std::vector<std::string> other_recipients(const Option& option, const Voice& v) {
  std::vector<const Provider*> providers;
  std::vector<std::string> names;
  for (const auto& first : option.recipients) {
    // What runs on the machines of the model goes nowhere else.
    const bool is_there = option.deployment && first.provider == option.recipients.front().provider;
    const bool is_said = std::ranges::count(providers, first.provider) > 0;
    if (first.role == RecipientRole::model || is_there || is_said) continue;
    providers.push_back(first.provider);
    std::vector<std::string> roles;
    for (const auto& r : option.recipients) {
      const bool is_more = r.provider == first.provider && r.role != RecipientRole::model;
      if (is_more) add_once(roles, name_of(r.role, v.language()));
    }
    names.push_back(doing(first.provider->id, listed(roles), v));
  }
  return names;
}

std::string whose(const ConditionStatus& condition, const ComplianceVerdict& among,
                  const Voice& v) {
  const bool several = std::ranges::any_of(among.conditions, [&](const ConditionStatus& other) {
    return other.provider != condition.provider;
  });
  if (!several || condition.provider == nullptr) return "";
  return " (" + v.provider(condition.provider->id) + ")";
}

std::string tier_text(const Option& o, const Voice& v) {
  if (!o.legal_tier) return "?";
  const auto farthest = std::ranges::max_element(o.recipients, {}, &Recipient::tier);
  const bool is_own = o.kind == OptionKind::on_premises && o.legal_tier == LegalTier::a;
  if (is_own) return v.say(words::tier_own);
  if (farthest != o.recipients.end() && farthest->provider != nullptr) {
    if (o.legal_tier == LegalTier::b && farthest->country.empty()) {
      return v.say(words::tier_place_unstated);
    }
    const bool is_called = !o.deployment && is_law_known(*farthest->provider);
    if (o.legal_tier == LegalTier::d && is_called) return v.say(words::tier_no_basis);
  }
  return std::string(name_of(*o.legal_tier, v.language()));
}

std::string refusal_text(const RefusedRecipient& refused, const Voice& v) {
  const std::string role(name_of(refused.role, v.language()));
  const Provider* provider = v.catalog().find_provider(refused.provider);
  const bool is_known = provider != nullptr && is_law_known(*provider);
  const Message unknown = is_known ? words::no_basis_recipient : words::unknown_law_recipient;
  return v.say(refused.why == Refusal::rules ? words::refused_recipient : unknown,
               arg("recipient", doing(refused.provider, role, v)),
               arg("data", name_of(refused.data, v.language())));
}

std::string verdict_text(const Recipient& recipient, const Voice& v) {
  const ComplianceVerdict& verdict = recipient.compliance;
  std::string text(name_of(verdict.verdict, v.language()));
  std::string_view separator = v.colon();
  for (const auto& c : verdict.conditions) {
    if (c.condition == nullptr) continue;
    text.append(separator).append(short_condition(c, v));
    text.append(" [").append(name_of(c.state, v.language())).append("]");
    separator = v.semicolon();
  }
  return text;
}

}  // namespace llmadvisor
