#include "llmadvisor/engine/choice/places.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "llmadvisor/engine/rules/marked.hpp"

namespace llmadvisor {
namespace {

/// Marked documents alone wait for their officer; State data ask theirs beside an answer.
bool asks_security_officer(const DataProfile& data, const ComplianceVerdict& verdict) {
  return is_marked(data.sensitivity) &&
         std::ranges::any_of(verdict.conditions, [](const ConditionStatus& c) {
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

RuleVerdict standing_of(const Recipient& r) {
  return r.refused ? RuleVerdict::not_advisable : r.compliance.verdict;
}

/// The GDPR is one law in all of the EEA.
bool same_law(const Provider& a, const Provider& b) {
  if (a.jurisdiction.empty()) return false;
  return a.jurisdiction == b.jurisdiction || (in_eea(a.jurisdiction) && in_eea(b.jurisdiction));
}

/// Smaller is nearer: the same provider, one under the same law, any other.
int distance(const Recipient& from, const Recipient& to) {
  if (from.provider->id == to.provider->id) return 0;
  return same_law(*from.provider, *to.provider) ? 1 : 2;
}

/// Smaller is nearer: the same country, the operator's own, any other.
int journey(const Recipient& from, const Recipient& to) {
  if (to.country == from.country) return 0;
  return to.country == to.provider->jurisdiction ? 1 : 2;
}

Placement placement_of(const HostedRetrieval& service) {
  // A store passes nothing on to the maker of a model.
  const bool is_store = service.model->kind == RetrievalModelKind::vector_store;
  const Weights weights = is_store ? Weights::open : service.model->weights;
  const std::string_view country = service.model->country;
  return {service.provider, deployment_class(*service.provider, ServedAs::api, weights, country),
          country};
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

Recipient Places::judged(RecipientRole role, const Placement& placement) const {
  return judge(role, *market_.catalog, asked_->data, placement, today_);
}

bool Places::is_denied(const Provider* provider) const {
  return provider == nullptr ||
         std::ranges::find(asked_->denied, provider->id) != asked_->denied.end();
}

void Places::add_services(std::vector<Host>& hosts, RecipientRole role,
                          RetrievalModelKind kind) const {
  for (const auto& service : costs_.hosted_retrieval(kind)) {
    if (is_denied(service.provider)) continue;
    Host& host = hosts.emplace_back();
    host.service = &service;
    host.judged = judged(role, placement_of(service));
    host.standing = standing_of(host.judged);
  }
}

/// A store of one's own runs on a machine of any cloud that the catalogue knows in a country.
void Places::add_clouds(std::vector<Host>& hosts) const {
  std::vector<std::pair<std::string_view, std::string_view>> seen;
  for (const auto& offer : market_.catalog->gpu_offers) {
    const std::pair<std::string_view, std::string_view> where{offer.provider, offer.country};
    if (std::ranges::find(seen, where) != seen.end()) continue;
    seen.push_back(where);
    const Provider* cloud = market_.catalog->find_provider(offer.provider);
    if (is_denied(cloud)) continue;
    const auto deployment = deployment_class(*cloud, ServedAs::gpu, Weights::open, offer.country);
    if (deployment != DeploymentClass::cloud_gpu) continue;
    Host& host = hosts.emplace_back();
    host.judged = judged(RecipientRole::vector_store, {cloud, deployment, offer.country});
    host.standing = standing_of(host.judged);
  }
}

const Places::Host* Places::chosen(const std::vector<Host>& hosts, const Recipient& beside) const {
  const RuleVerdict own = standing_of(beside);
  const auto rank = [&](const Host& h) {
    return std::make_tuple(std::max(own, h.standing), distance(beside, h.judged), h.judged.tier,
                           h.service == nullptr, open_conditions(h.judged.compliance),
                           journey(beside, h.judged));
  };
  // Services stand in the order of their prices.
  const auto best = std::ranges::min_element(hosts, {}, rank);
  return best == hosts.end() ? nullptr : &*best;
}

void Places::admit(Place& place, const Host& host) const {
  place.helpers.push_back(&host);
  place.overall = std::max(place.overall, host.standing);
  place.awaits_security_officer |= asks_security_officer(asked_->data, host.judged.compliance);
}

void Places::add_helpers(Place& place) const {
  if (const Host* host = chosen(embedding_, place.host)) {
    place.hosts.embedding = host->service;
    admit(place, *host);
  }
  if (asked_->reranking == Wanted::yes) {
    if (const Host* host = chosen(reranking_, place.host)) {
      place.hosts.reranker = host->service;
      admit(place, *host);
    }
  }
  // A store can always be run on servers of one's own, so it alone refuses nothing.
  const Host* store = chosen(stores_, place.host);
  if (store == nullptr || store->standing == RuleVerdict::not_advisable) return;
  place.hosts.store = store->service;
  if (store->service == nullptr) place.hosts.store_machine = store->judged.provider;
  admit(place, *store);
}

Places::Assessed Places::assess_for(const Project& project) {
  Question question = question_of(project);
  if (asked_ == question) return Assessed::as_before;
  asked_ = std::move(question);
  places_.clear();
  for (auto* hosts : {&embedding_, &reranking_, &stores_}) hosts->clear();
  if (asked_->retrieval == Wanted::yes) {
    add_services(embedding_, RecipientRole::embedding, RetrievalModelKind::embedding);
    add_services(reranking_, RecipientRole::reranking, RetrievalModelKind::reranker);
    add_services(stores_, RecipientRole::vector_store, RetrievalModelKind::vector_store);
    add_clouds(stores_);
  }
  for (const auto& placement : market_.placements) {
    Place& place = places_.emplace_back();
    place.host = judged(RecipientRole::model, placement);
    place.overall = standing_of(place.host);
    place.awaits_security_officer = asks_security_officer(asked_->data, place.host.compliance);
    const bool needs_others = asked_->retrieval == Wanted::yes && is_api(placement.deployment);
    if (needs_others) add_helpers(place);
  }
  return Assessed::anew;
}

const Places::LegalStanding& Places::work_out_standing(std::size_t placement) const {
  const Place& place = places_[placement];
  const auto all = recipients(placement);
  LegalStanding& standing = place.standing.emplace();
  standing.tier = legal_tier(all);
  standing.is_law_unknown = llmadvisor::is_law_unknown(market_.placements[placement]) ||
                            std::ranges::any_of(place.helpers, [](const Host* helper) {
                              return helper->judged.provider->jurisdiction.empty();
                            });
  const auto verdict = verdict_on(all);
  standing.to_obtain =
      static_cast<int>(std::ranges::count_if(verdict.conditions, [](const auto& c) {
        return c.state > ConditionState::attested && c.condition != nullptr &&
               c.condition->asked_of == AskedOf::provider;
      }));
  return standing;
}

std::vector<Recipient> Places::recipients(std::size_t placement) const {
  const Place& place = places_[placement];
  std::vector<Recipient> all{place.host};
  const auto add_here = [&](RecipientRole role) {
    all.push_back(place.host);
    all.back().role = role;
  };
  for (const Host* helper : place.helpers) all.push_back(helper->judged);
  const bool alone = !is_api(market_.placements[placement].deployment);
  if (alone && asked_->retrieval == Wanted::yes) {
    add_here(RecipientRole::embedding);
    if (asked_->reranking == Wanted::yes) add_here(RecipientRole::reranking);
    add_here(RecipientRole::vector_store);
  }
  if (asked_->tuning == Wanted::yes) add_here(RecipientRole::tuning);
  return all;
}

}  // namespace llmadvisor
