"""quantisation.json: what a model loses in a format, in points of the scale."""

from common import number, slug
from tables_of_choice import day

SIZES = {"any": (None, None), "<=4B": (None, 4e9), "7-9B": (7e9, 9e9), "12-15B": (12e9, 15e9), "24-35B dense": (24e9, 35e9),
         "26-35B MoE (3-4B active)": (26e9, 35e9), "70B+": (70e9, None), "100B+ MoE": (100e9, None)}
PRECISIONS = {"fp8 (W8A8)": "fp8", "int8 (W8A8)": "int8-w8a8", "int4 (AWQ/GPTQ W4A16)": "int4", "NVFP4 (W4A4)": "nvfp4",
              "NVFP4": "nvfp4", "MXFP4 (post-training)": "mxfp4"}
GGUF = {f"GGUF {name.upper()}": name for name in ("q2_k", "q4_k_m", "q5_k_m", "q6_k", "q8_0")}
EVIDENCE = {"by definition": "by-definition", "extrapolated": "extrapolated", "weak": "extrapolated"}


def evidence_of(row):
    """A perplexity is measured, the points that are made of it are not."""
    return "extrapolated" if row["evidence"].startswith("perplexity") else EVIDENCE.get(row["kind"], "measured")


def build(sources):
    out = []
    for r in sources.csv("quality/quantisation_loss.csv"):
        start, end = SIZES[r["size_class"]]
        as_of, dated = day(r["as_of"])
        out.append({"id": slug(r["size_class"].replace("<=", "up to "), r["format"]), "size_class": r["size_class"], "parameters_from": number(start, 12),
                    "parameters_to": number(end, 12), "format": r["format"], "precision": PRECISIONS.get(r["format"]), "gguf": GGUF.get(r["format"]),
                    "low": number(r["scale_low"]), "expected": number(r["loss_on_scale"]), "high": number(r["scale_high"]),
                    "evidence": evidence_of(r),
                    "source": r["source"].replace("own extrapolation", "derived: an extrapolation").replace("stored file", "public code file")
                    .replace("model cards", "vendor's model cards"), "as_of": as_of,
                    "confidence": "low" if r["kind"] in ("extrapolated", "weak") else "medium" if r["kind"] != "by definition" else None,
                    "note": "; ".join(x for x in (r["evidence"], dated, "1 percentage point was taken as 0.4 points of the scale" if r["kind"] != "by definition" else "") if x)})
    return out
