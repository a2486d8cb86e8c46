import pytest

from diurna.gather.language import detect

ENGLISH = "Negotiators left the table on Monday without a text, hours after shells fell on the harbour and cut its only water main. " * 3
FRENCH = "Les négociateurs ont quitté la table lundi sans accord, quelques heures après la chute d’obus sur le port de la ville. " * 3
TEXTS = {
    "a bare English headline": ("Port Senna talks break off", "", "en"),
    "two names": ("Marren: no text", "", "en"),
    "a bare French headline": ("Senna : trois morts dans une frappe sur le port", "", "fr"),
    "a bare German headline": ("Drei Tote bei Luftangriff auf den Hafen", "", "de"),
    "a bare Spanish headline": ("Irán rechaza negociar con Estados Unidos", "", "es"),
    "a bare Turkish headline": ("Liman görüşmeleri yarıda kesildi", "", "tr"),
    "Persian": ("مذاکرات بندر بدون نتیجه پایان یافت", "", "fa"),
    "Arabic": ("انهيار المحادثات بعد قصف الميناء", "", "ar"),
    "Urdu": ("بندرگاہ پر گولہ باری کے بعد مذاکرات ختم ہو گئے", "", "ur"),
    "Hebrew": ("השיחות הופסקו לאחר הפגזת הנמל", "", "he"),
    "Hindi": ("बंदरगाह पर गोलाबारी के बाद वार्ता टूटी", "", "hi"),
    "Russian": ("Переговоры прерваны после обстрела порта", "", "ru"),
    "Ukrainian": ("Переговори перервано після обстрілу порту її", "", "uk"),
    "Japanese": ("港への砲撃で協議が中断", "", "ja"),
    "Chinese": ("港口遭炮击后谈判破裂", "", "zh"),
    "Korean": ("항구 포격 뒤 협상 중단", "", "ko"),
    "Persian that declares English by its template": ("مذاکرات بندر بدون نتیجه پایان یافت", "en-US", "fa"),
    "a declaration stands for a short text": ("Port Senna", "fr-FR", "fr"),
    "a declaration stands for a text that agrees": (ENGLISH, "en", "en"),
    "a long French text that declares English": (FRENCH, "en-US", "fr"),
    "an old code": ("שלום", "iw", "he"),
    "no letters": ("17 – 42", "", ""),
    "no letters, a declaration": ("", "fa_IR", "fa"),
}


@pytest.mark.parametrize(("text", "hint", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_language(text: str, hint: str, expected: str) -> None:
    assert detect(text, hint) == expected
