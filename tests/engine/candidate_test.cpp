#include "llmadvisor/engine/candidate.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

Project project_at(double requests_per_day) {
  Project p;
  p.workload.requests_per_day = Requests(requests_per_day);
  p.workload.hours_per_day = Hours(24);
  p.workload.peak_factor = 2;
  p.headroom = 0.5;
  return p;
}

}  // namespace

TEST_CASE("replicas carry the peak within the headroom, machines are billed whole") {
  ReplicaCapacity one;
  one.rate = RequestsPerSecond(1);
  one.rate_error = {0.8, 1.25};
  // 86,400 a day is 1/s, at the peak 2/s; half of a replica's 1/s is planned: 4 replicas.
  const Sizing sizing = size_for(one, 2, project_at(86400));
  CHECK(sizing.replicas == 4);
  CHECK(sizing.instances == 2);
  CHECK(sizing.instances_low == 2);   // 2 / (0.5 x 1.25) = 3.2 -> 4 replicas, 2 machines
  CHECK(sizing.instances_high == 3);  // 2 / (0.5 x 0.8) = 5 replicas, 3 machines
  CHECK(size_for(one, 8, project_at(86400)).instances == 1);
}

TEST_CASE("spare replicas come on top, and one replica always runs") {
  ReplicaCapacity one;
  one.rate = RequestsPerSecond(100);
  Project p = project_at(1);
  CHECK(size_for(one, 1, p).replicas == 1);
  p.spare_replicas = 1;
  CHECK(size_for(one, 1, p).instances == 2);
  // Two cards in one machine fail together.
  CHECK(size_for(one, 2, p).replicas == 2);
  CHECK(size_for(one, 2, p).instances == 2);
}
