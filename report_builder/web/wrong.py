"""What is refused in a browser, with the status that the answer has."""

from __future__ import annotations

from typing import ClassVar

from report_builder.errors import UsageError
from report_builder.problem import shown


class Refusal(UsageError):
    """A request that is not answered as it was meant; `status` is that of HTTP."""

    status: ClassVar[int] = 400


class NotThere(Refusal):
    """There is nothing at an address, or nothing any more."""

    status = 404

    def __init__(self) -> None:
        super().__init__(
            "ไม่มีหน้านี้ อาจถูกลบหรือแก้ไปแล้ว ให้กลับไปหน้าแรก",
            "there is nothing at this address (any more); go back to the first page",
        )


class NotAllowed(Refusal):
    """A request of one who may not make it."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            "บัญชีนี้อ่านได้อย่างเดียว ให้ขอสิทธิ์แก้ไขจากผู้ดูแล",
            "this account may only read; ask whoever runs the server for the role of an editor",
        )


class Forged(Refusal):
    """A form that didn't come from a page of ours."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            "แบบฟอร์มนี้ไม่ได้ส่งจากหน้าที่เปิดอยู่ ให้เปิดหน้าใหม่แล้วส่งอีกครั้ง",
            "this form was not sent from a page of this session; reload the page and send it again",
        )


class UnknownHost(Refusal):
    """A request for a server of another name, as pages of others make through a name of theirs."""

    status = 421

    def __init__(self, host: str) -> None:
        super().__init__(
            f"เครื่องนี้ไม่ได้ชื่อ “{shown(host)}” ให้เปิดที่อยู่ที่โปรแกรมพิมพ์ไว้ หรือระบุชื่อด้วย --called",
            f"this server isn't called “{shown(host)}”; open the address that it printed, or name "
            "it with --called",
        )


class TooLarge(Refusal):
    """More than the server takes at once."""

    status = 413

    def __init__(self, most: int) -> None:
        size = f"{most / 1e6:,.0f} MB"
        super().__init__(
            f"ส่งมามากเกินไป รับได้ครั้งละไม่เกิน {size} ให้แบ่งส่ง หรือย่อภาพก่อน",
            f"that is too much at once: at most {size}; send it in parts or make pictures smaller",
        )


class TooOften(Refusal):
    """Too many tries to come in."""

    status = 429

    def __init__(self) -> None:
        super().__init__(
            "ลองเข้าผิดหลายครั้งเกินไป ให้รอหนึ่งนาทีแล้วลองใหม่",
            "too many wrong tries; wait for a minute and try again",
        )


class NotTaken(Refusal):
    """A file that is not taken: which one, and why not."""

    def __init__(self, name: str, th: str, en: str) -> None:
        super().__init__(f"ไม่รับแฟ้ม “{shown(name)}”: {th}", f"“{shown(name)}” is not taken: {en}")
