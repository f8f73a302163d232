"""Pairs of abstracts with much of their wording in common, by datasketch's MinHash: 128 permutations, three-word runs,
Jaccard likeness from 0.5. Prints the pairs of codes as JSON.

usage: duplicates.py DATABASE
"""

import json
import sqlite3
import sys

from datasketch import MinHash, MinHashLSH

with sqlite3.connect(sys.argv[1]) as db:
    rows = db.execute("SELECT code, body_folded FROM abstract WHERE state <> 'withdrawn' ORDER BY code").fetchall()


def runs(text):
    words = text.split(" ")
    return {" ".join(words[at:at + 3]).encode() for at in range(len(words) - 2)}


codes = [code for code, _ in rows]
sketches = MinHash.bulk([runs(text) for _, text in rows], num_perm=128)
index = MinHashLSH(threshold=0.5, num_perm=128)
pairs = []
for number, sketch in enumerate(sketches):
    pairs += [sorted((codes[other], codes[number])) for other in index.query(sketch)
              if sketch.jaccard(sketches[other]) >= 0.5]
    index.insert(number, sketch)
json.dump(sorted(pairs), sys.stdout)
