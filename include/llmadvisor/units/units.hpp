#pragma once

#include <chrono>

#include "llmadvisor/units/quantity.hpp"

namespace llmadvisor {

using Seconds = std::chrono::duration<double>;

using Bytes = Quantity<struct BytesTag>;
using BytesPerSecond = Quantity<struct BytesPerSecondTag>;
using Flops = Quantity<struct FlopsTag>;                    ///< floating-point operations
using FlopsPerSecond = Quantity<struct FlopsPerSecondTag>;  ///< dense, never "with sparsity"
using Watts = Quantity<struct WattsTag>;

using Tokens = Quantity<struct TokensTag>;
using TokensPerSecond = Quantity<struct TokensPerSecondTag>;
using Requests = Quantity<struct RequestsTag>;
using RequestsPerSecond = Quantity<struct RequestsPerSecondTag>;

using Hours = Quantity<struct HoursTag>;
using Usd = Quantity<struct UsdTag>;
using UsdPerHour = Quantity<struct UsdPerHourTag>;
using UsdPerMillionTokens = Quantity<struct UsdPerMillionTokensTag>;
/// Prices as their owner quotes them, in the offer's own currency (see catalog/currency.hpp).
using PricePerHour = Quantity<struct PricePerHourTag>;
using PricePerMonth = Quantity<struct PricePerMonthTag>;
using OneOffPrice = Quantity<struct OneOffPriceTag>;
using PricePerMillionTokens = Quantity<struct PricePerMillionTokensTag>;

/// Constructors say whether a prefix is binary (memory) or decimal (bandwidth, datasheets).
constexpr Bytes gib(double n) { return Bytes(n * 1024.0 * 1024.0 * 1024.0); }
constexpr Bytes mib(double n) { return Bytes(n * 1024.0 * 1024.0); }
constexpr Bytes gb(double n) { return Bytes(n * 1e9); }
constexpr BytesPerSecond gb_per_s(double n) { return BytesPerSecond(n * 1e9); }
constexpr FlopsPerSecond tflops(double n) { return FlopsPerSecond(n * 1e12); }
constexpr Seconds milliseconds(double n) { return Seconds(n / 1e3); }

constexpr double in_gib(Bytes b) { return b / gib(1.0); }
constexpr double in_milliseconds(Seconds s) { return s.count() * 1e3; }

constexpr Seconds operator/(Bytes amount, BytesPerSecond rate) {
  return Seconds(amount.value() / rate.value());
}
constexpr Seconds operator/(Flops amount, FlopsPerSecond rate) {
  return Seconds(amount.value() / rate.value());
}
constexpr Usd operator*(UsdPerMillionTokens price, Tokens amount) {
  return Usd(price.value() * amount.value() / 1e6);
}
constexpr Usd operator*(Tokens amount, UsdPerMillionTokens price) { return price * amount; }
constexpr Usd operator*(UsdPerHour price, Hours amount) {
  return Usd(price.value() * amount.value());
}
constexpr Usd operator*(Hours amount, UsdPerHour price) { return price * amount; }
constexpr UsdPerMillionTokens operator/(Usd cost, Tokens amount) {
  return UsdPerMillionTokens(cost.value() * 1e6 / amount.value());
}
constexpr Tokens operator*(TokensPerSecond rate, Seconds time) {
  return Tokens(rate.value() * time.count());
}
constexpr Requests operator*(RequestsPerSecond rate, Seconds time) {
  return Requests(rate.value() * time.count());
}

/// The month that every bill uses: 730 hours and 365/12 days (the clouds' own convention).
inline constexpr Hours hours_per_month{730.0};
inline constexpr double days_per_month = 365.0 / 12.0;

}  // namespace llmadvisor
