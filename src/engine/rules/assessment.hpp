#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/rules/verdict.hpp"

namespace llmadvisor {

/// One placement for some data, on a day.
struct Assessment {
  const Catalog& catalog;
  const DataProfile& data;
  const Placement& placement;
  Date today;
};

/// The way in which the machines of a placement reach the user.
[[nodiscard]] ServedAs served_as(DeploymentClass deployment);

/// Where the data centre lies by the map of a law; not asked of own servers.
[[nodiscard]] PlaceFit place_fit(const Assessment& assessment, Jurisdiction law);

/// Whether a page must show it: no place and no third party stands for one.
[[nodiscard]] bool asks_a_page(const RuleCondition& condition);

/// How the named conditions stand there under a law, in their order.
[[nodiscard]] std::vector<ConditionStatus> statuses(const std::vector<std::string>& ids,
                                                    const Assessment& assessment, Jurisdiction law);

/// Whether a page says anything of the service but whose it is.
[[nodiscard]] bool is_documented(const Placement& placement);

/// What goes with the verdict on an option.
[[nodiscard]] std::vector<NoticeCode> notices(const ComplianceVerdict& verdict,
                                              const Assessment& assessment);

}  // namespace llmadvisor
