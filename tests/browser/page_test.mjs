// Opens the page that the program writes in a real browser: charts, sliders against the program,
// no error, no request, accessibility, HTML, narrow screens, paper.
// Run: node page_test.mjs PROGRAM [--points N]; SKIPPED and exit 77 where there is no browser.
import { execFile, execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const program = path.resolve(process.argv[2]);
const numberAfter = (flag, usual) => {
  const at = process.argv.indexOf(flag);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};
const points = numberAfter('--points', 24);

const skip = (why) => {
  console.log(`SKIPPED: ${why}`);
  process.exit(77);
};

const browserPath = ['chromium', 'chromium-browser', 'google-chrome']
  .flatMap((name) => process.env.PATH.split(':').map((folder) => path.join(folder, name)))
  .find((file) => fs.existsSync(file));
if (!browserPath) skip('no browser (Debian package chromium)');

let chromium, axeSource, HtmlValidate;
try {
  ({ chromium } = require('playwright-core'));
  axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  ({ HtmlValidate } = await import('html-validate'));
} catch (error) {
  skip(`npm packages are not installed (npm ci in tests/browser): ${error.message}`);
}

const cases = [
  { name: 'medical', args: ['--budget', '300', '--sensitivity', 'medical'] },
  {
    name: 'e-commerce',
    args: ['-d', 'e-commerce platform', '--requests-per-day', '5000', '--budget', '300',
      '--sensitivity', 'financial'],
  },
  {
    name: 'bank in euros, growing',
    args: ['-d', 'a bank', '--jurisdiction', 'fr', '--sensitivity', 'financial', '--budget', '4000EUR',
      '--requests-per-day', '40000', '--growth-percent-per-month', '5', '--lang', 'fr'],
  },
  { name: 'French', args: ['--budget', '300', '--sensitivity', 'medical', '--lang', 'fr'] },
  { name: 'only own servers', args: ['--only', 'on-premises', '--requests-per-day', '20000'] },
  {
    name: 'a job',
    args: ['--job', '2000000', '--within', '48', '--budget', '500'],
  },
  { name: 'nothing fits', args: ['--budget', '1', '--quality', 'frontier', '--only', 'rented-gpu'] },
  {
    name: 'hostile',
    args: ['-d', '</script><script>document.title="owned"</script><img src=x onerror=alert(1)> \u2028"\'&',
      '--budget', '300'],
  },
  { name: 'marked data', args: ['--sensitivity', 'secret'] },
];

const environment = { ...process.env, XDG_DATA_HOME: '/nonexistent' };
const answer = async (args) => {
  try {
    const { stdout } = await run(program, args, { env: environment, maxBuffer: 1 << 28 });
    return stdout;
  } catch (error) {
    if (error.stdout) return error.stdout; // nothing fits: an answer too
    throw error;
  }
};

let passed = 0;
const failures = [];
const check = (name, holds, detail = '') => {
  if (holds) { passed += 1; return; }
  failures.push(name);
  console.log(`FAILED: ${name}${detail ? `: ${detail}` : ''}`);
};

/// Words of a command as a shell takes them, where quotes are single.
const shellWords = (command) => {
  const words = [];
  const word = /(?:'([^']*)'|\\(.)|([^\s'\\]))/y;
  let at = 0;
  while (at < command.length) {
    while (command[at] === ' ') at += 1;
    let text = '';
    let any = false;
    for (word.lastIndex = at; ;) {
      const found = word.exec(command);
      if (!found) break;
      text += found[1] ?? found[2] ?? found[3];
      at = word.lastIndex;
      any = true;
    }
    if (any) words.push(text);
    else at += 1;
  }
  return words;
};

// A sequence that is the same in each run.
let seed = 20261127;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};

const setSliders = (page, at) => page.evaluate((to) => {
  for (const id of ['volume', 'budget']) {
    const control = document.getElementById(id);
    if (!control) continue;
    control.value = String(to[id]);
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
  document.getElementById(to.basis === 0 ? 'people-yes' : 'people-no').click();
}, at);

const shown = (page) => page.evaluate(() => ({
  option: document.getElementById('result').dataset.option,
  command: document.getElementById('command').textContent,
  bill: document.getElementById('then-bill').textContent,
  then: document.getElementById('then').textContent,
}));

const compareSliders = async (page, name, tries) => {
  const map = await page.evaluate(() => JSON.parse(document.getElementById('picks').textContent));
  for (let i = 0; i < tries; i += 1) {
    const at = { volume: random(map.volumes.length), budget: random(map.budgets.length), basis: random(2) };
    await setSliders(page, at);
    const said = await shown(page);
    const [, ...words] = shellWords(said.command);
    const told = JSON.parse(await answer([...words, '--no-robustness', '--json', '-q']));
    const pick = told.options.find((o) => o.id === told.recommendation?.option) ?? null;
    check(`${name}: the slider says what the program says`, said.option === (pick ? pick.id : ''),
      `${said.command}: page ${said.option}, program ${pick ? pick.id : 'nothing'}`);
    if (!pick || said.option !== pick.id) continue;
    const option = map.options[map.picks[at.basis][at.volume][at.budget]];
    const own = pick.monthly_usd.expected;
    check(`${name}: its bill is the program's`, Math.abs(option.usd[0] - own) <= 1e-6 * Math.max(1, own),
      `${said.command}: page ${option.usd[0]}, program ${own}`);
  }
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'llmadvisor-page-'));
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Written by a program: how it is laid out is nobody's matter.
    'no-inline-style': 'error', 'require-sri': 'off', 'long-title': 'off', 'attr-quotes': 'off',
    'void-style': 'off', 'doctype-style': 'off', 'no-trailing-whitespace': 'off',
  },
});

const browser = await chromium.launch({
  executablePath: browserPath, headless: true, args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const pages = await Promise.all(cases.map(async (one) => ({
    ...one, html: await answer(['recommend', ...one.args, '--format', 'html', '-q']),
  })));
  const share = Math.max(1, Math.ceil(points / cases.length));
  for (const one of pages) {
    const file = path.join(folder, `${one.name.replace(/\W/g, '-')}.html`);
    fs.writeFileSync(file, one.html);

    const report = await validator.validateString(one.html, file);
    check(`${one.name}: valid HTML`, report.valid, report.results.flatMap((r) => r.messages)
      .slice(0, 5).map((m) => `${m.ruleId} ${m.line}:${m.column} ${m.message}`).join('; '));

    for (const scheme of ['light', 'dark']) {
      const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const errors = [];
      const requests = [];
      page.on('console', (message) => errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('request', (request) => requests.push(request.url()));
      page.on('dialog', (dialog) => { errors.push('dialog'); dialog.dismiss(); });
      const url = pathToFileURL(file).href;
      await page.goto(url);
      if (await page.locator('#volume').count() > 0 && scheme === 'light') {
        await page.locator('#volume').focus();
        const before = await page.locator('#volume-value').textContent();
        await page.keyboard.press('ArrowRight');
        check(`${one.name}: the slider moves by keyboard`,
          before !== await page.locator('#volume-value').textContent());
        await page.locator('#reset').click();
        check(`${one.name}: and goes back`, before === await page.locator('#volume-value').textContent());
      }
      for (const svg of await page.locator('svg').all()) {
        if (!await svg.isVisible()) continue;
        const box = await svg.boundingBox();
        check(`${one.name}: a chart is drawn`, box.width > 100 && box.height > 40);
      }
      // Not through the page's policy, which lets nothing else run.
      const found = await page.evaluate(`${axeSource}; axe.run(document)`).catch((error) => ({ error }));
      check(`${one.name}, ${scheme}: axe finds nothing`, !found.error && found.violations.length === 0,
        found.error ? String(found.error) : found.violations.map((v) =>
          `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].failureSummary}`).join('; '));
      check(`${one.name}: no error`, errors.length === 0, errors.join('; '));
      check(`${one.name}: no request leaves`, requests.every((r) => r === url), requests.join(' '));
      check(`${one.name}: nobody owns it`, await page.title() !== 'owned');
      if (scheme === 'light' && await page.locator('#picks').count() > 0) {
        await compareSliders(page, one.name, share);
      }
      for (const width of [360, 768]) {
        await page.setViewportSize({ width, height: 740 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        check(`${one.name}: ${width} px without sideways scrolling`, wide <= width, `${wide} px`);
      }
      await page.emulateMedia({ media: 'print' });
      check(`${one.name}: no controls on paper`, !await page.locator('.controls').isVisible().catch(() => false));
      const paper = await page.pdf({ format: 'A4' });
      check(`${one.name}: prints`, paper.length > 10000);
      await context.close();
    }
  }
  const noScript = await browser.newContext({ javaScriptEnabled: false });
  const page = await noScript.newPage();
  await page.goto(pathToFileURL(path.join(folder, 'medical.html')).href);
  check('without scripts the sliders are not offered', !await page.locator('#try').isVisible());
  check('without scripts the answer is there', await page.locator('.lead').isVisible());
  await noScript.close();
} finally {
  await browser.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
