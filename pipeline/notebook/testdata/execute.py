"""Executes an exported notebook and looks at what it drew.

    python execute.py EXPORT_DIR PICTURE_DIR FIGURES

FIGURES is how many pictures there must be. Fails on an error, on anything that
a cell writes to stderr, on a figure that is nearly blank, and on a cell of a figure
that says nothing.
"""

import base64
import io
import sys
from pathlib import Path

import matplotlib.image
import nbformat
from nbclient import NotebookClient


def outputs(cell, kind):
    return [o for o in cell.get("outputs", []) if o["output_type"] == kind]


def check_blank(name, png):
    """A picture with axes but nothing in them has few pixels that are not white, and none in colour."""
    pixels = matplotlib.image.imread(io.BytesIO(png))[:, :, :3]
    drawn = (pixels.min(axis=2) < 0.9).mean()
    coloured = (pixels.max(axis=2) - pixels.min(axis=2) > 0.2).mean()
    print(f"{name}: {pixels.shape[1]} x {pixels.shape[0]}, {drawn:.1%} drawn, {coloured:.1%} in colour")
    if pixels.shape[0] < 250 or pixels.shape[1] < 600 or drawn < 0.01 or coloured < 0.0001:
        raise SystemExit(f"{name} is nearly blank")


def main(export, pictures, figures):
    notebook = nbformat.read(export / "overview.ipynb", as_version=4)
    nbformat.validate(notebook)
    if any(cell.get("outputs") for cell in notebook.cells):
        raise SystemExit("the exported notebook has outputs")
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(export)}}).execute()
    pictures.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, pictures / "overview.ipynb")
    drawn = 0
    for cell in notebook.cells:
        said = [o for o in outputs(cell, "stream")]
        for stream in said:
            if stream["name"] == "stderr":
                raise SystemExit(f"cell {cell['id']} wrote to stderr: {stream['text']}")
        images = [o["data"]["image/png"] for o in outputs(cell, "display_data") if "image/png" in o["data"]]
        for image in images:
            png = base64.b64decode(image)
            (pictures / f"{cell['id']}.png").write_bytes(png)
            check_blank(cell["id"], png)
        drawn += len(images)
        if cell["id"].endswith("-figure") and len(images) + len(said) != 1:
            raise SystemExit(f"cell {cell['id']} made {len(images)} figures and {len(said)} sentences, want one of either")
        for stream in said:
            print(f"{cell['id']}: {stream['text'].strip()}")
    if drawn != figures:
        raise SystemExit(f"{drawn} figures were drawn, want {figures}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
