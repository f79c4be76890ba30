"""The model of fix-embedding in PyTorch, as its users write it: times the losses of batches of windows on one thread, as the scorer computes them.

usage: gpt.py MODEL.safetensors LAYERS HEADS BATCHES ROWS; prints the version, the mean loss, and milliseconds a batch.
"""
import json
import math
import sys
import time

import numpy
import torch
import torch.nn.functional as F

path, layers, heads, batches, rows = sys.argv[1], *map(int, sys.argv[2:])
torch.set_num_threads(1)
with open(path, "rb") as file:
    header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    data = file.read()
weights = {
    name: torch.from_numpy(numpy.frombuffer(data[entry["data_offsets"][0]:entry["data_offsets"][1]], {"F16": "<f2", "F32": "<f4"}[entry["dtype"]]).astype("float32").reshape(entry["shape"]))
    for name, entry in header.items() if name != "__metadata__"
}
vocabulary, width = weights["wte.weight"].shape
window = weights["wpe.weight"].shape[0]
mask = torch.full((window, window), -math.inf).triu(1)


def norm(x, name):
    return F.layer_norm(x, (width,), weights[name + ".weight"], weights[name + ".bias"])


def linear(x, name):
    return F.linear(x, weights[name + ".weight"].t(), weights[name + ".bias"])


def attention(x, name):
    count, positions, _ = x.shape
    q, k, v = linear(x, name + ".c_attn").view(count, positions, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
    mixed = ((q @ k.transpose(2, 3)) / math.sqrt(width // heads) + mask).softmax(3) @ v
    return linear(mixed.transpose(1, 2).reshape(count, positions, width), name + ".c_proj")


def losses(tokens):
    x = weights["wte.weight"][tokens[:, :-1]] + weights["wpe.weight"]
    for layer in range(layers):
        x = x + attention(norm(x, f"h.{layer}.ln_1"), f"h.{layer}.attn")
        x = x + linear(F.gelu(linear(norm(x, f"h.{layer}.ln_2"), f"h.{layer}.mlp.c_fc"), approximate="tanh"), f"h.{layer}.mlp.c_proj")
    logits = F.linear(norm(x, "ln_f"), weights["wte.weight"])
    return -logits.double().log_softmax(2).gather(2, tokens[:, 1:, None]).squeeze(2).mean(1)


def tokens(batch):
    place = torch.arange(rows * (window + 1)).view(rows, window + 1)
    return (place * 7919 + batch * 104729) % vocabulary


with torch.no_grad():
    for batch in range(3):
        losses(tokens(batch))
    began = time.perf_counter()
    total = sum(losses(tokens(batch)).mean().item() for batch in range(batches))
    took = time.perf_counter() - began
print(torch.__version__, f"{total / batches:.6f}", f"{1000 * took / batches:.3f}")
