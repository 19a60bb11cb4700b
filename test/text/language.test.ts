/** Languages are told apart where the text is certain; short and mixed texts are of none. */
import { describe, expect, test } from 'vitest';
import { tellLanguage } from '../../src/text/language.ts';

describe('the language of a text', () => {
  test.each([
    [
      'de',
      'Die Mathematikerin hat gestern erklärt, dass die Maschine nicht nur Zahlen, sondern auch Muster weben kann.',
    ],
    [
      'fr',
      'La mathématicienne a expliqué hier que la machine ne calcule pas seulement des nombres, mais aussi des motifs.',
    ],
    [
      'es',
      'La matemática explicó ayer que la máquina no solo calcula números, sino que también teje flores como un telar.',
    ],
    ['pt', 'A matemática explicou ontem que a máquina não só calcula números, mas também tece flores como um tear.'],
    [
      'it',
      'La matematica ha spiegato ieri che la macchina non calcola solo numeri, ma tesse anche fiori come un telaio.',
    ],
    ['nl', 'De wiskundige legde gisteren uit dat de machine niet alleen getallen berekent, maar ook bloemen weeft.'],
    ['sv', 'Matematikern förklarade i går att maskinen inte bara räknar tal, utan också väver blommor som en vävstol.'],
    ['pl', 'Matematyczka wyjaśniła wczoraj, że maszyna nie tylko liczy, ale także tka kwiaty jak krosno w fabryce.'],
    [
      'tr',
      'Matematikçi dün makinenin yalnızca sayıları hesaplamadığını, bir dokuma tezgâhı gibi çiçek de dokuduğunu söyledi ve bu çok yeni bir şey dedi.',
    ],
    ['vi', 'Nhà toán học hôm qua giải thích rằng máy không chỉ tính các con số mà còn dệt hoa như khung cửi.'],
    ['ru', 'Вчера математик объяснила, что машина не только считает, но и ткёт цветы.'],
    ['uk', 'Учора математикиня пояснила, що машина не тільки рахує, а й тче її квіти.'],
    ['bg', 'Вчера математичката обясни, че машината не само смята, а тъче цветя.'],
    ['el', 'Η μαθηματικός εξήγησε χθες ότι η μηχανή δεν υπολογίζει μόνο αριθμούς.'],
    ['ar', 'أوضحت عالمة الرياضيات أمس أن الآلة لا تحسب الأعداد فقط.'],
    ['fa', 'ریاضی‌دان دیروز گفت که این ماشین تنها عددها را نمی‌شمارد و گل می‌بافد.'],
    ['ja', '数学者は昨日、機械は数を計算するだけではないと説明した。'],
    ['zh', '数学家昨天解释说,这台机器不仅能计算数字。'],
    ['ko', '수학자는 어제 기계가 숫자만 계산하는 것이 아니라고 설명했다.'],
    ['hi', 'गणितज्ञ ने कल बताया कि मशीन केवल संख्याओं की गणना नहीं करती।'],
    ['th', 'นักคณิตศาสตร์อธิบายเมื่อวานนี้ว่าเครื่องจักรไม่ได้คำนวณเพียงตัวเลข'],
    [
      'en',
      'The mathematician said on Monday that the machine does not only count but also weaves flowers, and that it will be shown in town.',
    ],
  ])('is %s', (language, text) => {
    expect(tellLanguage(text)).toBe(language);
  });

  test.each([
    ['nothing', ''],
    ['a headline', 'Engine weaves numbers in Zürich'],
    [
      'names full of particles',
      'Maria de la Cruz, Juan de los Santos, Ludwig van Beethoven, Otto von Habsburg, Leonardo da Vinci',
    ],
    ['names with accents', 'Łódź, Škoda, Žilina, São Paulo, Malmö, Düsseldorf, Besançon, Đà Nẵng'],
    [
      'a sentence with a quotation',
      'He said "la vie est belle, mais elle est courte" and left the room with all of his papers.',
    ],
    [
      'a sentence with a name in its own script',
      'The minister, 岸本花子 (Kishimoto Hanako), met the mayor in Москва on Monday.',
    ],
    ['a table', 'Ajax 3 Feyenoord 1\nPSV 2 Utrecht 2\nTwente 0 Heerenveen 4'],
    ['one short line in another language', 'Guten Morgen'],
    ['numbers', '1 234 567'],
  ])('is not told for %s', (_, text) => {
    expect(tellLanguage(text)).toBeNull();
  });
});
