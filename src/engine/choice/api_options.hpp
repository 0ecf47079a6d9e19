#pragma once

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "llmadvisor/engine/choice/placer.hpp"

namespace llmadvisor {

/// Regional offers of one model at one provider are one option: the best of them.
class ApiOptions {
 public:
  ApiOptions(std::vector<Weighed>& all, const ChoiceRule& rule) : all_(all), rule_(rule) {}

  void add(Weighed option) {
    const Served& what = served(option.candidate);
    auto& of_model = weighed_[what.model];
    const auto twin = std::ranges::find_if(of_model, [&](std::size_t i) {
      const Served& other = served(all_[i].candidate);
      return other.provider == what.provider && other.mode.effort == what.mode.effort;
    });
    if (twin == of_model.end()) {
      of_model.push_back(all_.size());
      all_.push_back(std::move(option));
    } else if (is_better(option, all_[*twin], rule_)) {
      all_[*twin] = std::move(option);
    }
  }

 private:
  std::vector<Weighed>& all_;
  const ChoiceRule& rule_;
  std::unordered_map<const Model*, std::vector<std::size_t>> weighed_;
};

}  // namespace llmadvisor
