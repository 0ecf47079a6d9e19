"""local_speeds.json: how fast llama.cpp reads weights on the devices of each maker, fitted by fit_local_speeds.py."""

from common import AS_OF, curation, number

FIGURES = ("bandwidth_share", "layer_us", "expert_read_factor", "expert_layer_factor", "usable_share", "runtime_gib", "rows",
           "low_factor", "high_factor", "prompt_share", "expert_prompt_factor", "prompt_rows", "prompt_low_factor", "prompt_high_factor")
SOURCE = ("fitted to 404 measurements of generation and 218 of prompts, of one stream with llama.cpp and Ollama: ggml-org/llama.cpp discussions 4167, 10879, 15013, 15021, 15396 and "
          "others in smoothyy3/willitrun@22bb93d, AlexsJones/llmfit@3f44fd3, geerlingguy/ai-benchmarks@bdf9441, kyuz0/amd-strix-halo-toolboxes@d1a34be, "
          "kyuz0/amd-r9700-ai-toolboxes@8ad62bc, XiongjieDai/GPU-Benchmarks-on-LLM-Inference@aa72e0e, enescingoz/mac-llm-bench@5e91948; "
          "usable_share and runtime_gib: stated default: no public source found")


def build():
    return [{"id": r["maker"], "maker": r["maker"], "prompt_basis": r["prompt_basis"], **{k: number(r[k]) for k in FIGURES}, "source": SOURCE, "as_of": AS_OF,
             "confidence": "medium" if int(r["rows"]) > 10 else "low", "note": r["note"]} for r in curation("local_speeds.csv")]
