"""The tables of docs/benchmarks.md, written from what benchmarks keep as JSON. A row that is in doubt, or was not measured this
time, keeps its former figures, their date and, if it is another, their machine."""

import json
import os
import re
import statistics

HEAD = '| work | ParcelJ | peer | times faster | measured |\n|---|---|---|---|---|\n'


def write(page, folder, topics):
    """Writes the table of each topic that has JSON in the folder between the topic's marks on the page."""
    with open(page) as f:
        text = f.read()
    for topic in topics:
        path = f'{folder}/{topic}.json'
        if os.path.exists(path):
            with open(path) as f:
                kept = json.load(f)
            marks = re.compile(f'(<!-- {topic} -->\n)(.*?)(<!-- end of {topic} -->)', re.S)
            text = marks.sub(lambda m: m.group(1) + block(kept, m.group(2)) + m.group(3), text)
    with open(page, 'w') as f:
        f.write(text)


def block(kept, former):
    if 'lines' in kept:
        return described(kept['machine']) + '```\n' + '\n'.join(kept['lines']) + '\n```\n'
    measured = any(not row['doubt'] for row in kept['rows'])
    old = rows_of(former)
    before = former.strip('*\n').split(',')[0]
    if measured and before != kept['machine']['processor']:
        old = [of_another_machine(row, before) for row in old]
    rows = {}
    for row in kept['rows']:
        name, peer = (row['work'].split(' / ', 1) + [''])[:2]
        rows[name, peer] = cells(row, name, peer, kept['machine']['date'], former_of(old, name, peer))
    new = {row[0] for row in rows.values()}
    left = [row for row in old if row[0] not in new]
    return (described(kept['machine']) if measured else former.partition('|')[0]) + HEAD + ''.join(f'| {" | ".join(row)} |\n' for row in [*rows.values(), *left])


def of_another_machine(row, processor):
    """The same row, with what it was measured on where it says when."""
    peer, measured = row[2], row[4]
    if peer.endswith(')') and ' on ' not in peer:
        peer = f'{peer[:-1]} on {processor})'
    if ' on ' not in measured:
        measured = f'{measured.split(";")[0]} on {processor}'
    return [*row[:2], peer, row[3], measured]


def former_of(old, name, peer):
    """A work may stand beside several peers, a row each."""
    for row in old:
        if row[0] == name and (not peer or not row[2] or row[2].startswith(peer)):
            return row
    return None


def cells(row, name, peer, date, former):
    if row['doubt'] and former:
        return [*former[:4], f'{former[4].split(";")[0]}; {REASONS[row["doubt"]]} {date}']
    theirs = f'{peer} {seconds(row["peer"])}' if row['peer'] else ''
    if not theirs and former and former[2]:
        theirs = former[2] if '(' in former[2] else f'{former[2]} ({former[4].split(";")[0]})'
    ratio = '%.2g' % row['ratio'] if row['ratio'] else row['doubt'] or ''
    return [name, seconds(row['ours']) + memory(row), theirs, ratio, date]


REASONS = {'busy': 'machine busy', 'spread': 'runs too unlike'}


def rows_of(block):
    """The rows of a table as lists of five cells."""
    lines = [line for line in block.split('\n') if line.startswith('| ')][1:]
    return [[cell.strip() for cell in line.strip('|').split('|')] for line in lines]


def seconds(times):
    return f'{statistics.median(times):.2g} s' if times else ''


def memory(row):
    return f', {row["memory"] / 1000:.2g} GB' if 'memory' in row else ''


def described(machine):
    libraries = ''.join(f', {name} {version}' for name, version in machine['libraries'].items() if version)
    return (f'*{machine["processor"]}, {machine["processors"]} processors, {machine["memory GB"]} GB; '
            f'{machine["java"]}{libraries}; {machine["date"]}.*\n\n')
