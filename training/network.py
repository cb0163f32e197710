"""The network: a small BERT, a tag score a word piece, and vectors that link spans.

Enters: word pieces with their features. Leaves: scores of tags, link vectors. Written out rather
than taken from a library, so that training needs torch and nothing else.
"""

import json
import struct
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from purport.attribution.tagger.pairs import BINS
from purport.attribution.tagger.pieces import FEATURES
from purport.attribution.tagger.tags import TAGS, allowed

HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536
LINK = 64  # numbers of one link vector; every piece has four and a score for "no source"


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.attended = (
            nn.Linear(HIDDEN, HIDDEN) for _ in range(4)
        )
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.last_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return `x` one layer up; `mask` is added to what attends to whom."""
        batch, length, _ = x.shape
        q, k, v = (
            f(x).view(batch, length, HEADS, -1).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        weights = (q @ k.transpose(2, 3) * (HIDDEN // HEADS) ** -0.5 + mask.to(q.dtype)).softmax(-1)
        a = self.attended((weights.to(v.dtype) @ v).transpose(1, 2).reshape(batch, length, HIDDEN))
        x = self.norm(x + self.drop(a))
        return self.last_norm(x + self.drop(self.outer(functional.gelu(self.inner(x)))))

    def drop(self, x: Tensor) -> Tensor:
        """Drop the same numbers at every piece of a window: as good, and far cheaper to draw."""
        return x * functional.dropout(
            x.new_ones(x.shape[0], 1, x.shape[2]), self.dropout, self.training
        )


class Network(nn.Module):
    """Word pieces -> tag scores and link vectors: (batch, pieces, tags or 4 * LINK + 1)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.types = nn.Embedding(2, HIDDEN)
        self.features = nn.Embedding(FEATURES, HIDDEN)
        self.heads = nn.Linear(HIDDEN, HIDDEN, bias=False)  # what a word is told of its head
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.tags = nn.Linear(HIDDEN, len(TAGS))
        self.links = nn.Linear(HIDDEN, 4 * LINK + 1)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS) + 1, len(TAGS)))
        self.pairs = nn.ModuleList(PairScore() for _ in range(2))  # cue-source, cue-content
        self.dropout = dropout
        nn.init.zeros_(self.features.weight)
        nn.init.zeros_(self.heads.weight)
        self.register_buffer("allowed", torch.from_numpy(allowed()), persistent=False)

    def forward(
        self, ids: Tensor, features: Tensor, heads: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return tag scores and link vectors.

        `ids`, `heads` and `mask` are (batch, pieces), `features` has a row for each column of
        `purport.attribution.tagger.pieces.OFFSETS` besides.
        """
        positions = torch.arange(ids.shape[1])
        with torch.no_grad():
            x = self.norm(self.words(ids) + self.positions(positions) + self.types.weight[0])
            above = self.words(heads)
            bias = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        x = x + self.features(features).sum(-2) + self.heads(above)
        for layer in self.layers:
            x = layer(x, bias)
        x = functional.dropout(x, self.dropout, self.training)
        return self.tags(x), self.links(x)

    def tag_loss(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Return the negative log-likelihood of the paths (a linear-chain CRF), summed."""
        grid = self.transitions + self.allowed
        batch = torch.arange(scores.shape[0])
        alpha = scores[:, 0] + grid[-1]
        gold = alpha[batch, tags[:, 0]]
        for i in range(1, scores.shape[1]):
            on = i < lengths
            step = torch.logsumexp(alpha[:, :, None] + grid[:-1], dim=1) + scores[:, i]
            alpha = torch.where(on[:, None], step, alpha)
            move = grid[tags[:, i - 1], tags[:, i]] + scores[batch, i, tags[:, i]]
            gold = gold + torch.where(on, move, torch.zeros_like(move))
        return (torch.logsumexp(alpha, dim=1) - gold).sum()


class PairScore(nn.Module):
    """What the bins between a cue and another span say about whether they belong together."""

    def __init__(self, width: int = 32) -> None:
        super().__init__()
        self.bins = nn.Embedding(sum(BINS), width)
        self.out = nn.Linear(width, 1, bias=False)
        nn.init.normal_(self.bins.weight, std=0.2)

    def forward(self, rows: Tensor) -> Tensor:
        """Return a score for each row of bins."""
        return self.out(functional.relu(self.bins(rows).sum(-2))).squeeze(-1)


def load_base(network: Network, path: Path) -> None:
    """Fill the encoder from a safetensors file of a BERT with the same measures."""
    with path.open("rb") as file:
        head = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        body = bytearray(file.read())
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "types.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attended": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "last_norm": "output.LayerNorm",
    }
    for i in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{i}.{ours}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
    state = network.state_dict()
    for ours, theirs in names.items():
        start, end = head[theirs]["data_offsets"]
        values = torch.frombuffer(body[start:end], dtype=torch.float32).view(head[theirs]["shape"])
        state[ours].copy_(values)
