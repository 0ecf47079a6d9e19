#pragma once

#include <functional>

namespace llmadvisor::test {

/// Runs the work in a process of its own, which dies without a word before its n-th call (from 1)
/// of the kind that changes files or locks them. False when the work came to its end before that.
[[nodiscard]] bool dies_at_call(int n, const std::function<void()>& work);

}  // namespace llmadvisor::test
