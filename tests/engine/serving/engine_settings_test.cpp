#include "llmadvisor/engine/serving/engine_settings.hpp"

#include "support/catch.hpp"
#include "support/frozen_market.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinAbs;

namespace {

const Gpu& gpu(const char* id) { return *frozen_market().find_gpu(id); }

}  // namespace

TEST_CASE("the engine takes the share that its release takes, or the one that is said") {
  CHECK(memory_utilization({}) == 0.9);
  EngineSettings settings;
  settings.release = release_of("0.25.1", EngineGeneration::v1);
  CHECK(memory_utilization(settings) == 0.92);
  settings.release = release_of("0.19.0", EngineGeneration::v1);
  CHECK(memory_utilization(settings) == 0.9);
  settings.memory_utilization = 0.65;
  CHECK(memory_utilization(settings) == 0.65);
}

TEST_CASE("a release is read from a version, else it is the last of its generation") {
  CHECK(release_of("0.11.2", EngineGeneration::v1) == 11);
  CHECK(release_of("", EngineGeneration::v1) == todays_release);
  CHECK(release_of("nm-vllm", EngineGeneration::v0) == 7);
}

TEST_CASE("large cards schedule larger batches, the A100 does not") {
  CHECK(batch_limits(gpu("h100-sxm"), EngineGeneration::v1).tokens == 8192);
  CHECK(batch_limits(gpu("h100-sxm"), EngineGeneration::v1).sequences == 1024);
  CHECK(batch_limits(gpu("mi300x"), EngineGeneration::v1).sequences == 1024);
  CHECK(batch_limits(gpu("a100-sxm-80gb"), EngineGeneration::v1).tokens == 2048);
  CHECK(batch_limits(gpu("l40s"), EngineGeneration::v1).sequences == 256);
}

TEST_CASE("CUDA counts less than nvidia-smi lists") {
  EngineSettings whole;
  whole.memory_utilization = 1;
  // PyTorch names 79.0 to 79.2 GiB of an H100, 44.4 of an L40S, 23.6 of an RTX 4090.
  CHECK_THAT(in_gib(usable_memory(gpu("h100-sxm"), whole)), WithinAbs(79.1, 0.15));
  CHECK_THAT(in_gib(usable_memory(gpu("l40s"), whole)), WithinAbs(44.4, 0.1));
  CHECK_THAT(in_gib(usable_memory(gpu("rtx-4090"), whole)), WithinAbs(23.6, 0.1));
}
