"""Writes Vietnamese as TCVN3 and VNI fonts do. Whole tables, apart from the few letters that the reader knows."""

LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
TCVN3_BYTES = bytes.fromhex(
    "B5B6B7B8B9 A8BBBCBDBEC6 A9C7C8C9CACB AE CCCECFD0D1 AAD2D3D4D5D6 D7D8DCDDDE DFE1E2E3E4 ABE5E6E7E8E9 ACEAEBECEDEE "
    "EFF1F2F3F4 ADF5F6F7F8F9 FAFBFCFDFE"
)
VNI_WRITINGS = """
aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò oø oû oõ où oï
oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î
"""
TCVN3 = dict(zip(LETTERS, TCVN3_BYTES.decode("latin-1"), strict=True))
VNI = dict(zip(LETTERS, VNI_WRITINGS.split(), strict=True))


def in_font(text: str, font: dict[str, str]) -> str:
    """`text` in small letters, as the characters show when its bytes are taken for Latin-1."""
    return "".join(font.get(letter, letter) for letter in text.lower())
