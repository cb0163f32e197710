"""Fine-tune the attribution tagger.

    python train.py DATA PARSES BASE OUT [--epochs N] [--seed N]

DATA: the folder of PolNeAR (``train.texts.jsonl`` ...); PARSES: what ``parses.py`` wrote; BASE: the
unpacked all-MiniLM-L6-v2 (``model.safetensors``, ``tokenizer.json``); OUT: a folder for a
checkpoint an epoch. After each epoch dev is tagged and written to OUT as the scorer reads it.
"""

import argparse
import copy
import json
import os
import random
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from data import Article, NameSwapper, Window, read_articles, windows
from network import LAYERS, LINK, Network, load_base
from tokenizers import Tokenizer
from torch import distributed as dist
from torch import multiprocessing as mp

from purport.attribution.tagger.decoding import Found, Tables, decode
from purport.attribution.tagger.pairs import pair_bins
from purport.attribution.tagger.pieces import CLS, OFFSETS, SEP, Pieces, cut
from purport.attribution.tagger.sideless import Sideless
from purport.attribution.tagger.tags import WordSpan
from purport.attribution.tagger.windows import gather

SIZE = 254
MASK = 103  # "[MASK]" in BERT's vocabulary
DECAY = 0.85  # a layer's rate beside that of the one above it
BATCH = 12  # windows a step; more where they are short


def main() -> None:
    """Train as the command line says."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("data", "parses", "base", "out"):
        ask.add_argument(name, type=Path)
    ask.add_argument("--epochs", type=int, default=5)
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--rate", type=float, default=2.5e-4)
    ask.add_argument("--names", type=Path, help="a JSON list of names to swap in beside the data's")
    ask.add_argument("--minutes", type=float, help="end by then, whatever --epochs says")
    ask.add_argument("--stop", type=int, help="end after this epoch, at the rate it has by then")
    ask.add_argument("--begin", type=Path, help="a checkpoint to go on from")
    ask.add_argument("--hidden", type=float, default=0.0, help="share of pieces to hide")
    ask.add_argument("--processes", type=int, default=2)
    a = ask.parse_args()
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(29000 + os.getpid() % 1000))
    mp.spawn(work, (a,), nprocs=a.processes)


def work(rank: int, a: argparse.Namespace) -> None:
    """Train in one of several processes, each on its share of every batch."""
    torch.set_num_threads(1)
    dist.init_process_group("gloo", rank=rank, world_size=a.processes)
    torch.manual_seed(a.seed)
    chance = random.Random(a.seed)
    noise = np.random.default_rng([a.seed, rank])
    a.out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(a.base)
    train = read_articles(a.data, a.parses, "train")
    dev = read_articles(a.data, a.parses, "dev")
    swapper = NameSwapper(train, json.loads(a.names.read_text("utf-8")) if a.names else [])
    network = Network()
    load_base(network, a.base / "model.safetensors")
    if a.begin:
        network.load_state_dict(torch.load(a.begin, weights_only=True))
    # Words that training never shows keep their place among those that it does.
    frozen = ("words.", "positions.", "types.", "norm.")
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(not name.startswith(frozen))
    groups = rate_groups(network, a.rate)
    trained = [p for group in groups for p in group["params"]]
    rates = [group["lr"] for group in groups]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    averaged = copy.deepcopy(network).eval()
    batches = epoch_batches(train, tokenizer, swapper, chance)
    total = len(batches) * a.epochs
    started = time.time()
    if rank == 0:
        print(
            f"{len(train)} articles, {len(batches)} steps an epoch, {len(swapper.names)} names",
            flush=True,
        )
    step = 0
    for epoch in range(a.epochs):
        network.train()
        if epoch:
            batches = epoch_batches(train, tokenizer, swapper, chance)
        running = np.zeros(3)
        for i, batch in enumerate(batches):
            done = step / total
            if a.minutes:
                done = max(done, (time.time() - started) / 60 / a.minutes)
            done = from_first(done)
            if done >= 1:
                break
            # Up over the first steps, then down in a line to nothing at the end.
            share = min((step + 1) / 50, 1 - done)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            torch.manual_seed(a.seed + a.processes * step + rank)
            mine = [hidden(w, a.hidden, noise) for w in batch[rank :: a.processes] or batch[:1]]
            losses = batch_losses(network, mine)
            loss = losses[0] + 0.3 * losses[1] + 0.3 * losses[2]
            loss.backward()
            share_gradients(trained, a.processes)
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            with torch.no_grad():
                keep = min(0.99, step / (step + 20))
                for mine, new in zip(averaged.parameters(), network.parameters(), strict=True):
                    if new.requires_grad:
                        mine.lerp_(new, 1 - keep)
            running += [float(x.detach()) for x in losses]
            if (i + 1) % 20 == 0 and rank == 0:
                at = time.time() - started
                tags, sources, contents = running / 20
                print(
                    f"epoch {epoch + 1} step {i + 1}/{len(batches)}, {at / step:.2f} s a step:"
                    f" tags {tags:.4f}, sources {sources:.4f}, contents {contents:.4f}",
                    flush=True,
                )
                running[:] = 0
        if rank == 0:
            print(f"epoch {epoch + 1} ends at step {step}", flush=True)
            torch.save(averaged.state_dict(), a.out / f"epoch{epoch + 1}.pt")
            write_dev(averaged, dev, tokenizer, a.out / f"dev{epoch + 1}.jsonl")
        if done >= 1 or epoch + 1 == a.stop:
            break


def rate_groups(network: Network, rate: float) -> list[dict]:
    """Return the trained parameters with their rates: lower layers learn more slowly.

    They know the words already; the heads know nothing, and learn four times as fast.
    """
    rates: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            layer = int(name.split(".")[1]) if name.startswith("layers.") else None
            its = 4 * rate if layer is None else rate * DECAY ** (LAYERS - 1 - layer)
            rates.setdefault(its, []).append(parameter)
    return [{"params": parameters, "lr": its} for its, parameters in rates.items()]


def hidden(window: Window, share: float, noise: np.random.Generator) -> Window:
    """Return `window` with some of its pieces hidden, so that what stands around them is read."""
    pieces = window.pieces
    kept = noise.random((2, len(pieces.ids))) >= share
    ids, heads = (
        np.where(keep, piece, MASK)
        for keep, piece in zip(kept, (pieces.ids, pieces.heads), strict=True)
    )
    return replace(window, pieces=replace(pieces, ids=ids, heads=heads))


def from_first(number: float) -> float:
    """Return the first process's `number`: clocks differ, and all must do the same."""
    shared = torch.tensor([number])
    dist.broadcast(shared, 0)
    return float(shared)


def share_gradients(parameters: list[torch.nn.Parameter], processes: int) -> None:
    """Average the gradients over the processes."""
    if processes == 1:
        return
    for p in parameters:
        if p.grad is None:
            p.grad = torch.zeros_like(p)
    flat = torch.cat([p.grad.view(-1) for p in parameters])
    dist.all_reduce(flat)
    flat /= processes
    at = 0
    for p in parameters:
        p.grad.copy_(flat[at : at + p.numel()].view_as(p))
        at += p.numel()


def load_tokenizer(base: Path) -> Tokenizer:
    """Return the base's tokenizer, which cuts whole texts and pads nothing."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def epoch_batches(
    articles: list[Article], tokenizer: Tokenizer, swapper: NameSwapper, chance: random.Random
) -> list[list[Window]]:
    """Cut every article anew, a third of them with other names, into batches of like lengths."""
    cut_anew = []
    for article in articles:
        text, grammar = article.read.text, article.read.grammar
        gold = chance.choice(article.versions)
        if chance.random() < 0.33:
            text, grammar, gold = swapper.swap(text, grammar, gold, chance)
        cut_anew += windows(text, grammar, gold, tokenizer, SIZE, chance)
    chance.shuffle(cut_anew)
    cut_anew.sort(key=lambda w: (w.high - w.low) // 32)
    batches: list[list[Window]] = []
    for window in cut_anew:
        room = BATCH * 256 // (window.high - window.low + 2 + 31)
        if not batches or len(batches[-1]) >= max(room, BATCH):
            batches.append([])
        batches[-1].append(window)
    chance.shuffle(batches)
    return batches


def tensors(batch: list[Window]) -> tuple[torch.Tensor, ...]:
    """Return ids, features, heads and mask, a row a window."""
    longest = max(w.high - w.low for w in batch) + 2
    ids = np.zeros((len(batch), longest), dtype=np.int64)
    features = np.tile(OFFSETS, (*ids.shape, 1))
    heads, mask = np.zeros_like(ids), np.zeros_like(ids)
    for row, w in enumerate(batch):
        size = w.high - w.low
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = w.pieces.ids[w.low : w.high]
        features[row, 1 : size + 1] = w.pieces.features[w.low : w.high]
        heads[row, 1 : size + 1] = w.pieces.heads[w.low : w.high]
        mask[row, : size + 2] = 1
    return tuple(map(torch.from_numpy, (ids, features, heads, mask)))


def batch_losses(network: Network, batch: list[Window]) -> tuple[torch.Tensor, ...]:
    """Return the losses of the tags (a word), of cues' sources and of contents' cues (a link)."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, vectors = network(*tensors(batch))
    scores, vectors = scores.float(), vectors.float()
    longest = max(len(w.tags) for w in batch)
    at = torch.zeros(len(batch), longest, dtype=torch.long)
    tags = torch.zeros(len(batch), longest, dtype=torch.long)
    lengths = torch.tensor([len(w.tags) for w in batch])
    for row, w in enumerate(batch):
        first = w.pieces.first[w.word : w.word + len(w.tags)] - w.low + 1
        at[row, : len(first)] = torch.from_numpy(first)
        tags[row, : len(first)] = torch.tensor(w.tags)
    words = scores.gather(1, at[..., None].expand(-1, -1, scores.shape[-1]))
    tag_loss = network.tag_loss(words, tags, lengths) / lengths.sum()
    linked = vectors.gather(1, at[..., None].expand(-1, -1, vectors.shape[-1]))
    spans = {role: span_means(linked, batch, role) for role in ("source", "cue", "content")}
    sources, contents = [], []
    for row, w in enumerate(batch):
        cue, source, content = (
            spans[r][row, : len(w.spans[r])] for r in ("cue", "source", "content")
        )
        if len(cue) and len(source):
            rows = pair_bins(w.spans["cue"], w.spans["source"], w.pieces)
            pair = network.pairs[0](torch.from_numpy(rows))
            pair = pair + cue[:, :LINK] @ source[:, LINK : 2 * LINK].T / LINK**0.5
            pair = torch.cat([pair, cue[:, -1:]], dim=1).log_softmax(1)
            for i, own in enumerate(w.source_of):
                if own is not None:
                    sources.append(-torch.logsumexp(pair[i, own or [-1]], 0))
        if len(cue) and len(content):
            rows = pair_bins(w.spans["cue"], w.spans["content"], w.pieces)
            pair = network.pairs[1](torch.from_numpy(rows))
            pair = (
                pair + cue[:, 3 * LINK : 4 * LINK] @ content[:, 2 * LINK : 3 * LINK].T / LINK**0.5
            )
            pair = pair.log_softmax(0)
            contents += [-pair[k, i] for i, k in enumerate(w.cue_of) if k is not None]
    nothing = torch.zeros(())
    return (
        tag_loss,
        torch.stack(sources).mean() if sources else nothing,
        torch.stack(contents).mean() if contents else nothing,
    )


def span_means(linked: torch.Tensor, batch: list[Window], role: str) -> torch.Tensor:
    """Return the mean link vector of each span of `role`: batch by spans by numbers."""
    most = max(len(w.spans[role]) for w in batch)
    shares = torch.zeros(len(batch), most, linked.shape[1])
    for row, w in enumerate(batch):
        for i, (start, end) in enumerate(w.spans[role]):
            shares[row, i, start - w.word : end - w.word] = 1 / (end - start)
    return shares @ linked


def tables(network: Network) -> Tables:
    """Return what decoding needs beside the network."""
    values = [(network.transitions + network.allowed).detach()]
    for pair in network.pairs:
        values += [pair.bins.weight.detach(), pair.out.weight.detach()[0]]
    return Tables(*(v.float().numpy() for v in values))


@torch.no_grad()
def write_dev(network: Network, dev: list[Article], tokenizer: Tokenizer, out: Path) -> None:
    """Tag `dev` and write it as the scorer reads it; the raw scores go beside it, for decoding."""

    def run(*entering: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        ids, features, heads = map(torch.from_numpy, entering)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores, vectors = network(ids, features, heads, torch.ones_like(ids))
        return scores.float().numpy(), vectors.float().numpy()

    raw = {}
    with out.open("w", encoding="utf-8") as file:
        for article in dev:
            pieces = cut(article.read.text, tokenizer, article.read.grammar)
            scores, vectors = gather(pieces, run)
            raw["t|" + article.doc], raw["l|" + article.doc] = scores, vectors.astype(np.float16)
            found = decode(pieces, scores, vectors, tables(network))
            rows = [as_row(article.read, pieces, each) for each in found]
            file.write(json.dumps({"doc": article.doc, "attributions": rows}) + "\n")
    np.savez(out.with_suffix(".npz"), **raw)


def as_row(read: Sideless, pieces: Pieces, found: Found) -> dict[str, list[list[int]]]:
    """Return an attribution in characters of the true text, as the scorer reads it."""

    def characters(*words: WordSpan) -> list[list[int]]:
        spans = ((int(pieces.start[low]), int(pieces.end[high - 1])) for low, high in words)
        return [list(read.true_span(*span)) for span in spans]

    return {
        "source": characters(*([found.source] if found.source else [])),
        "cue": characters(found.cue),
        "content": characters(*found.content),
    }


if __name__ == "__main__":
    main()
