"""A checkpoint -> what `purport` runs: ``tagger.onnx``, ``tables.npz``, ``tokenizer.json``.

    python export.py CHECKPOINT BASE OUT

The graph is written node by node, so that what runs is what is read here. Weights of matrices and
of words are 8-bit integers with a scale a column or row; activations are quantised as they come.
Each file's SHA-256 is printed, to be pinned in ``purport/attribution/tagger/network.py``.
"""

import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from network import HEADS, HIDDEN, LAYERS, Network
from onnx import TensorProto, helper, numpy_helper
from train import load_tokenizer, tables

from purport.attribution.tagger.pieces import OFFSETS

ARRAYS = dict[str, np.ndarray]
# Of a layer, the products whose left side is rounded to 8 bits, too. What enters the last one has
# outliers: rounding it costs half a point of joint F1 on dev and saves a quarter of the time.
ROUNDED = frozenset({"packed", "attended", "inner"})


class Graph:
    """Nodes and weights in the order in which they are added."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def add(
        self, operator: str, *inputs: str, domain: str = "", outputs: int = 1, **options: object
    ) -> str:
        """Add a node and return the name of its first output."""
        names = [f"v{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(operator, inputs, names, domain=domain, **options))
        return names[0]

    def weight(self, values: np.ndarray) -> str:
        """Add a constant and return its name."""
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def dense(
        self, x: str, weight: np.ndarray, bias: np.ndarray, *, bits: int = 8, rounded: bool = True
    ) -> str:
        """``x @ weight.T + bias``: weights in 8 bits or 32; with `rounded`, `x` in 8 bits too."""
        if bits == 32:
            return self.add("Add", self.add("MatMul", x, self.weight(weight.T)), self.weight(bias))
        scale = (np.abs(weight).max(1) / 127).astype(np.float32)
        whole = np.round(weight / scale[:, None]).astype(np.int8).T
        if not rounded:
            wide = self.add(
                "Cast", self.weight(whole), to=TensorProto.FLOAT
            )  # done once, on loading
            wide = self.add("Mul", wide, self.weight(scale))
            return self.add("Add", self.add("MatMul", x, wide), self.weight(bias))
        return self.add(
            "DynamicQuantizeMatMul",
            x,
            self.weight(whole),
            self.weight(scale),
            self.weight(np.zeros(len(scale), dtype=np.int8)),
            self.weight(bias),
            domain="com.microsoft",
        )

    def table(self, values: np.ndarray) -> tuple[str, str]:
        """Add a table in 8 bits with a scale a row."""
        scale = np.abs(values).max(1, keepdims=True) / 127 + 1e-12
        rounded = np.round(values / scale).astype(np.int8)
        return self.weight(rounded), self.weight(scale.astype(np.float32))

    def look_up(self, table: tuple[str, str], index: str) -> str:
        """Return the rows of `table` that `index` names."""
        rows, scales = (self.add("Gather", part, index) for part in table)
        return self.add("Mul", self.add("Cast", rows, to=TensorProto.FLOAT), scales)


def build(state: ARRAYS, *, rounded: frozenset[str] = ROUNDED) -> onnx.ModelProto:
    """Write the network as a graph: ids, features, heads (windows, pieces) -> tags and links."""
    g = Graph()

    def norm(x: str, name: str) -> str:
        weights = (g.weight(state[f"{name}.weight"]), g.weight(state[f"{name}.bias"]))
        return g.add("LayerNormalization", x, *weights, axis=-1, epsilon=1e-12)

    zero, one = (g.weight(np.array([n], dtype=np.int64)) for n in (0, 1))
    length = g.add("Gather", g.add("Shape", "ids"), one)
    positions = state["positions.weight"][:256] + state["types.weight"][0]
    words = g.table(state["words.weight"])
    x = g.look_up(words, "ids")
    x = g.add("Add", x, g.add("Slice", g.weight(positions), zero, length, zero))
    x = norm(x, "norm")
    rows = g.add("Gather", g.weight(state["features.weight"]), "features")
    rows = g.add("ReduceSum", rows, g.weight(np.array([2], dtype=np.int64)), keepdims=0)
    above = g.look_up(words, "heads")
    above = g.dense(above, state["heads.weight"], np.zeros(HIDDEN, dtype=np.float32))
    x = g.add("Add", g.add("Add", x, rows), above)
    for i in range(LAYERS):
        at = f"layers.{i}"
        three = [
            np.concatenate([state[f"{at}.{part}.{kind}"] for part in ("query", "key", "value")])
            for kind in ("weight", "bias")
        ]
        packed = g.dense(x, three[0], three[1], rounded="packed" in rounded)
        g.nodes.append(
            helper.make_node(
                "Split",
                [packed, g.weight(np.array([HIDDEN] * 3, dtype=np.int64))],
                [f"{at}.{part}" for part in "qkv"],
                axis=-1,
            )
        )
        attended = g.add(
            "MultiHeadAttention", *(f"{at}.{part}" for part in "qkv"),
            domain="com.microsoft", num_heads=HEADS,
        )  # fmt: skip
        attended = g.dense(
            attended,
            state[f"{at}.attended.weight"],
            state[f"{at}.attended.bias"],
            rounded="attended" in rounded,
        )
        x = norm(g.add("Add", x, attended), f"{at}.norm")
        inner = g.dense(
            x,
            state[f"{at}.inner.weight"],
            state[f"{at}.inner.bias"],
            rounded="inner" in rounded,
        )
        inner = g.add("Gelu", inner, domain="com.microsoft")
        outer = g.dense(
            inner,
            state[f"{at}.outer.weight"],
            state[f"{at}.outer.bias"],
            rounded="outer" in rounded,
        )
        x = norm(g.add("Add", x, outer), f"{at}.last_norm")
    for name in ("tags", "links"):
        head = g.dense(x, state[f"{name}.weight"], state[f"{name}.bias"], bits=32)
        g.nodes.append(helper.make_node("Identity", [head], [name]))
    graph = helper.make_graph(
        g.nodes,
        "purport attribution tagger",
        [
            helper.make_tensor_value_info(n, TensorProto.INT64, ["windows", "pieces", *more])
            for n, more in (("ids", []), ("features", [len(OFFSETS)]), ("heads", []))
        ],
        [
            helper.make_tensor_value_info(
                n, TensorProto.FLOAT, ["windows", "pieces", len(state[f"{n}.bias"])]
            )
            for n in ("tags", "links")
        ],
        g.weights,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(
        graph, opset_imports=opsets, ir_version=8, producer_name="purport training/export.py"
    )


def main(checkpoint: Path, base: Path, out: Path) -> None:
    """Write the three files and print their hashes."""
    network = Network()
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(build(state), out / "tagger.onnx")
    learned = tables(network)
    np.savez(out / "tables.npz", **{name: getattr(learned, name) for name in learned.__slots__})
    load_tokenizer(base).save(str(out / "tokenizer.json"), pretty=False)
    for name in ("tables.npz", "tagger.onnx", "tokenizer.json"):
        print(f'    "{name}": "{sha256((out / name).read_bytes()).hexdigest()}",')


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
