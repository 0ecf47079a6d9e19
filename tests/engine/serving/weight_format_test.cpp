#include "llmadvisor/engine/serving/weight_format.hpp"

#include "support/catch.hpp"
#include "support/frozen_market.hpp"

using namespace llmadvisor;

TEST_CASE("bf16 weights are loaded as fp16 where there is no bf16") {
  CHECK(loaded_as(WeightFormat::bf16, *frozen_market().find_gpu("t4")) == WeightFormat::fp16);
  CHECK(loaded_as(WeightFormat::bf16, *frozen_market().find_gpu("a10g")) == WeightFormat::bf16);
  CHECK(loaded_as(WeightFormat::int4_awq, *frozen_market().find_gpu("t4")) ==
        WeightFormat::int4_awq);
}
