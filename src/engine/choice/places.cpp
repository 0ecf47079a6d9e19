#include "llmadvisor/engine/choice/places.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace llmadvisor {
namespace {

bool asks_security_officer(const ComplianceVerdict& verdict) {
  return std::ranges::any_of(verdict.conditions, [](const ConditionStatus& c) {
    return c.condition != nullptr && c.condition->asked_of == AskedOf::security_officer;
  });
}

bool is_api(DeploymentClass deployment) {
  switch (deployment) {
    case DeploymentClass::closed_api:
    case DeploymentClass::hyperscaler_api:
    case DeploymentClass::hosted_api:
    case DeploymentClass::eu_hosted_api:
    case DeploymentClass::exposed_api:
      return true;
    default:
      return false;
  }
}

/// The GDPR is one law in all of the EEA.
bool same_law(const Provider& a, const Provider& b) {
  if (a.jurisdiction.empty()) return false;
  return a.jurisdiction == b.jurisdiction || (in_eea(a.jurisdiction) && in_eea(b.jurisdiction));
}

/// Smaller is nearer: the same provider, one under the same law, any other.
int distance(const Provider& from, const Provider& to) {
  if (from.id == to.id) return 0;
  return same_law(from, to) ? 1 : 2;
}

Placement placement_of(const HostedRetrieval& host) {
  const auto deployment = deployment_class(*host.provider, ServedAs::api, host.model->weights, "");
  return {host.provider, deployment, ""};
}

}  // namespace

Places::Question Places::question_of(const Project& project) {
  const auto wanted = [](bool is) { return is ? Wanted::yes : Wanted::no; };
  Question question;
  question.data = data_profile(project);
  question.retrieval = wanted(project.rag.has_value());
  question.reranking = project.rag ? project.rag->reranking : Wanted::no;
  question.tuning = wanted(project.tuning.has_value());
  question.denied = project.filters.denied_providers;
  return question;
}

ComplianceVerdict Places::assessed(const Placement& placement) const {
  return assess(*market_.catalog, asked_->data, placement, today_);
}

std::vector<Places::JudgedHost> Places::judged(RetrievalModelKind kind) const {
  std::vector<JudgedHost> hosts;
  for (const auto& host : costs_.hosted_retrieval(kind)) {
    const bool denied =
        host.provider == nullptr ||
        std::ranges::find(asked_->denied, host.provider->id) != asked_->denied.end();
    if (!denied) hosts.push_back({&host, assessed(placement_of(host))});
  }
  return hosts;
}

const Places::JudgedHost* Places::chosen(const std::vector<JudgedHost>& hosts,
                                         std::size_t placement) const {
  const Provider& beside = *market_.placements[placement].provider;
  const RuleVerdict own = verdict(placement).verdict;
  const auto rank = [&](const JudgedHost& h) {
    return std::make_tuple(std::max(own, h.verdict.verdict), distance(beside, *h.host->provider),
                           open_conditions(h.verdict));
  };
  // The cheapest stand first.
  const auto best = std::ranges::min_element(hosts, {}, rank);
  return best == hosts.end() ? nullptr : &*best;
}

void Places::add_hosts(std::size_t placement) {
  Place& place = places_[placement];
  const auto take = [&](const JudgedHost* host, const HostedRetrieval*& slot) {
    if (host == nullptr) return;
    slot = host->host;
    place.overall = std::max(place.overall, host->verdict.verdict);
    place.awaits_security_officer |= asks_security_officer(host->verdict);
  };
  take(chosen(embedding_, placement), place.hosts.embedding);
  if (asked_->reranking == Wanted::yes) {
    take(chosen(reranking_, placement), place.hosts.reranker);
  }
}

Places::Assessed Places::assess_for(const Project& project) {
  Question question = question_of(project);
  if (asked_ == question) return Assessed::as_before;
  asked_ = std::move(question);
  places_.clear();
  for (const auto& placement : market_.placements) {
    Place& place = places_.emplace_back();
    place.verdict = assessed(placement);
    place.overall = place.verdict.verdict;
    place.awaits_security_officer = asks_security_officer(place.verdict);
  }
  if (asked_->retrieval == Wanted::no) return Assessed::anew;
  embedding_ = judged(RetrievalModelKind::embedding);
  reranking_ = judged(RetrievalModelKind::reranker);
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (is_api(market_.placements[i].deployment)) add_hosts(i);
  }
  return Assessed::anew;
}

std::vector<Recipient> Places::recipients(std::size_t placement) const {
  const Placement& place = market_.placements[placement];
  std::vector<Recipient> all;
  const auto add_here = [&](RecipientRole role) {
    all.push_back({role, place.provider, place.country, verdict(placement)});
  };
  const auto add = [&](RecipientRole role, const HostedRetrieval* host) {
    // Beside the machines of one's own choice nobody else embeds.
    if (!is_api(place.deployment)) return add_here(role);
    if (host != nullptr) all.push_back({role, host->provider, "", assessed(placement_of(*host))});
  };
  add_here(RecipientRole::model);
  if (asked_->retrieval == Wanted::yes) {
    add(RecipientRole::embedding, hosts(placement).embedding);
    if (asked_->reranking == Wanted::yes) add(RecipientRole::reranking, hosts(placement).reranker);
  }
  if (asked_->tuning == Wanted::yes) add_here(RecipientRole::tuning);
  return all;
}

}  // namespace llmadvisor
