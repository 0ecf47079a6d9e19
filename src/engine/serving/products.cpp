#include "llmadvisor/engine/serving/products.hpp"

#include <algorithm>
#include <cmath>

namespace llmadvisor {

double soft_maximum(double a, double b, double p) {
  const double longer = std::max(a, b);
  const double ratio = std::min(a, b) / longer;
  if (!(ratio > 0)) return longer;
  if (p <= 1) return a + b;
  return longer * std::pow(1 + std::pow(ratio, p), 1 / p);
}

double Products::seconds(double tokens) const {
  return launch + soft_maximum(read, multiply * tokens, norm);
}

double Products::beside(double tokens) const {
  return soft_maximum(read, multiply * tokens, norm) - read;
}

double ExpertProducts::visited(double tokens) const {
  const double independent = routing < 1 ? std::pow(tokens, routing) : tokens;
  return 1 - std::exp(log_missed * independent);
}

double ExpertProducts::with(double visited_share, double tokens) const {
  // tokens x (1 + half / n) with n = tokens x k / (E x visited) tokens an expert
  const double slowed = tokens + half_tokens * experts * visited_share / per_token;
  return soft_maximum(all.read * visited_share, all.multiply * slowed, all.norm);
}

double ExpertProducts::seconds(double tokens) const {
  if (experts == 0) return 0;
  return all.launch + with(visited(tokens), tokens);
}

double ExpertProducts::beside(double tokens) const {
  if (experts == 0) return 0;
  return with(1, tokens) - with(1, 0);
}

double ExpertProducts::beside_offset() const {
  if (experts == 0) return 0;
  // A soft maximum is at least its larger part.
  return all.multiply * half_tokens * experts / per_token - with(1, 0);
}

}  // namespace llmadvisor
