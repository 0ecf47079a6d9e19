#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "llmadvisor/engine/choice/places.hpp"
#include "llmadvisor/engine/choice/ways.hpp"

namespace llmadvisor {

/// Which ways to run a model pass the gates that can be judged before a machine is known. All but
/// those on lengths are judged once for as long as a project asks the same of them.
class Admission {
 public:
  /// Before anything is asked; the ways and the places must have looked at the project.
  void look_at(const Project& project, const Ways& ways, const Places& places,
               Places::Assessed assessed);

  /// Whether one of the calls of an option passes, and the place where it goes to.
  [[nodiscard]] bool may_call(std::size_t option, std::size_t call, const Project& project) const;
  /// Whether the model of a hosting does.
  [[nodiscard]] bool may_host(std::size_t hosting, const Project& project) const;

 private:
  struct Admitted {
    bool passes = false;  ///< but for the lengths
    Tokens hidden;
    Tokens context;
  };
  /// What of a project the gates ask, besides what the ways and the places look at.
  struct Question {
    QualityFloor quality;
    std::vector<Capability> needs;
    Wanted tuning = Wanted::no;
    std::uint32_t ways = 0;

    bool operator==(const Question&) const = default;
  };

  [[nodiscard]] static bool is_open(const Admitted& way, const Project& project);
  [[nodiscard]] static Admitted admitted(const Candidate& candidate, const Project& project,
                                         const Places& places, GateStage last);

  std::optional<Question> asked_;
  std::vector<std::vector<Admitted>> calls_;  ///< by option and call
  std::vector<Admitted> hostings_;
};

}  // namespace llmadvisor
