"""Make .venv from requirements.lock, or say in one sentence why that cannot be done.

Runs on whatever python3 the machine has, so that a Python too old can be named instead of
failing on a later line; hence no syntax newer than 3.6 and the standard library only.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BOOT = ROOT / ".boot"
VENV = ROOT / ".venv"
OLDEST = (3, 11)


def main():
    refuse_old_python()
    refuse_missing_venv()
    refuse_read_only_folder()
    sys.stdout.write("Đang dựng môi trường; lần đầu mất từ vài chục giây đến vài phút…\n")
    sys.stdout.flush()
    make_environment()


def refuse(sentence):
    sys.stderr.write(sentence + "\n")
    raise SystemExit(2)


def refuse_old_python():
    if sys.version_info[:2] < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:2])
        refuse(f"parindex cần Python 3.11 trở lên, máy này có {found}: hãy cài python3 mới hơn (Debian 12 có sẵn).")


def refuse_missing_venv():
    try:
        import ensurepip  # noqa: F401  (Debian keeps it in python3-venv)
        import venv  # noqa: F401
    except ImportError:
        refuse("Thiếu gói python3-venv: hãy chạy “apt install python3-venv” rồi làm lại.")


def refuse_read_only_folder():
    probe = ROOT / ".boot-probe"
    try:
        probe.write_text("", encoding="utf-8")
        probe.unlink()
    except OSError as error:
        refuse(f"Không ghi được vào thư mục {ROOT} ({error.strerror}): hãy chép dự án sang thư mục ghi được.")


def make_environment():
    uv = BOOT / "bin" / "uv"
    if not uv.exists():
        step([sys.executable, "-m", "venv", str(BOOT)])
        step([str(BOOT / "bin" / "pip"), "install", "-q", "--disable-pip-version-check", "--require-hashes",
              "-r", str(ROOT / "bootstrap.lock")])  # fmt: skip
    step(
        [
            str(uv),
            "venv",
            "-q",
            "--allow-existing",
            "--no-python-downloads",
            "--python",
            sys.executable,
            str(VENV),
        ]
    )
    pip = [str(uv), "pip"]
    python = ["--python", str(VENV)]
    step([*pip, "sync", "-q", *python, "--require-hashes", str(ROOT / "requirements.lock")])
    # hatchling is in the lock, so the package is built without fetching anything unpinned
    step([*pip, "install", "-q", *python, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    (VENV / ".ok").touch()


def step(command):
    log = ROOT / ".boot" / "log.txt"
    log.parent.mkdir(exist_ok=True)
    with log.open("w", encoding="utf-8") as out:
        code = subprocess.call(command, stdout=out, stderr=subprocess.STDOUT, cwd=str(ROOT), env=environment())
    if code:
        words = " ".join(Path(word).name for word in command[:4])
        refuse(f"Không dựng được môi trường ở bước “{words}”: xem lý do trong .boot/log.txt.")


def environment():
    env = dict(os.environ)
    env.pop("VIRTUAL_ENV", None)
    return env


if __name__ == "__main__":
    main()
