"""kernels.json: times of kernels by card and format, and which card lends its shares to which."""

from common import curation, integer, number

# The fitted lines name cards and formats as the tables that they were fitted to do.
GPUS = {"a100_sxm": "a100-sxm-80gb", "h100_sxm": "h100-sxm", "h200_sxm": "h200-sxm", "b200_sxm": "b200-sxm", "b300_sxm": "b300-sxm",
        "l40s": "l40s", "rtx_pro_6000_server": "rtx-pro-6000"}
KERNELS = {"gemm": "products", "moe": "experts", "decode_attention": "decode-attention", "prompt_attention": "prompt-attention",
           "all_reduce": "all-reduce"}
FORMATS = {"bfloat16": "bf16", "bf16": "bf16", "fp8": "fp8", "fp8_block": "fp8-block", "nvfp4": "nvfp4", "w4a16_mxfp4": "mxfp4",
           "w4a8_mxfp4_mxfp8": "mxfp4-mxfp8", "int4_wo": "int4"}
SOURCE = "ai-dynamo/aiconfigurator@095f58a51c (Apache-2.0): curve fitted to its table of measured calls"
AS_OF = "2026-08-21"


def curve(row):
    kernel = KERNELS[row["op"]]
    record = {"kernel": kernel, "gpu": GPUS[row["gpu"]], "format": "bf16", "launch_microseconds": number(row["launch_us"])}
    if kernel == "all-reduce":
        record |= {"gpus": integer(row["dtype_or_gpus"]), "rate_gb_per_s": number(row["bandwidth_share_or_GBps"])}
    else:
        record |= {"format": FORMATS[row["dtype_or_gpus"]], "bandwidth_share": number(row["bandwidth_share_or_GBps"]),
                   "compute_share": number(row["compute_share"]), "norm_exponent": number(row["norm_exponent"]),
                   "half_tokens_per_expert": number(row["half_tokens_per_expert"]), "routing_exponent": number(row["routing_exponent"])}
    return {k: v for k, v in record.items() if v is not None} | {"source": SOURCE, "as_of": AS_OF}


def build(sources):
    # The table of block-scaled FP8 products was measured outside a graph: 70 to 300 microseconds of launching a call.
    rows = [r for r in sources.csv("op_curves.csv") if (r["op"], r["dtype_or_gpus"]) != ("gemm", "fp8_block")]
    donors = [{"gpu": r["gpu"], "donor": r["donor"]} | ({"compute_scale": number(r["compute_scale"])} if r["compute_scale"] else {}) |
              {"source": r["source"], "as_of": r["as_of"]} | ({"note": r["note"]} if r["note"] else {}) for r in curation("kernel_donors.csv")]
    return {"kernel_curves": [curve(r) for r in rows], "kernel_donors": sorted(donors, key=lambda r: r["gpu"])}
