#include "decimal.hpp"

namespace llmadvisor {

double per_million(double per_token) { return nine_digits(per_token * 1e6); }

}  // namespace llmadvisor
