#pragma once

namespace llmadvisor {

/// p-norm of two times that overlap imperfectly: more than the longer, less than their sum. Grows
/// with each of them.
[[nodiscard]] double soft_maximum(double a, double b, double p);

/// Matrix products of one kind, all layers, on each GPU of a replica: seconds of launching them, of
/// reading their weights, and of multiplying by one token.
struct Products {
  double launch = 0;
  double read = 0;
  double multiply = 0;
  double norm = 2;

  [[nodiscard]] double seconds(double tokens) const;
  /// What more tokens add where the weights are being read anyway. At most multiply x tokens.
  [[nodiscard]] double beside(double tokens) const;
  /// beside(n) is no less than multiply x n and this.
  [[nodiscard]] double beside_offset() const { return -read; }
};

/// Products of routed experts: a batch reads the experts that it visits, E (1 - (1 - k/E)^(B^r)),
/// and each of them multiplies more slowly the fewer tokens it gets: by n / (n + half).
struct ExpertProducts {
  Products all;          ///< as if every expert were visited
  double experts = 0;    ///< E
  double per_token = 1;  ///< k
  double half_tokens = 0;
  double routing = 1;     ///< r
  double log_missed = 0;  ///< ln(1 - k/E)

  [[nodiscard]] double seconds(double tokens) const;
  [[nodiscard]] double beside(double tokens) const;
  /// beside(n) is no less than all.multiply x n and this.
  [[nodiscard]] double beside_offset() const;

 private:
  [[nodiscard]] double visited(double tokens) const;
  [[nodiscard]] double with(double visited_share, double tokens) const;
};

}  // namespace llmadvisor
