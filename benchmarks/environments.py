"""Where a peer runs: an environment of its own, thrown away after. Peers are never installed beside the product."""

import sys
from pathlib import Path

from benchmarks import metering

_UV = str(Path(sys.executable).with_name("uv"))


def python_with(folder: Path, *packages: str) -> Path:
    """The Python of a new environment in `folder` that holds `packages` (`name==version`) and what they need. RuntimeError: why not."""
    for command in (["venv", str(folder)], ["pip", "install", "--python", str(folder), *packages]):
        done = metering.run([_UV, "--quiet", *command])
        if done.code:
            raise RuntimeError(f"{', '.join(packages)} could not be installed: {done.complaint}")
    return folder / "bin" / "python"
