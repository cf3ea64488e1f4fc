// A stand-in of Connect.js, served by the sandbox of Session Composer. Not Stripe's: it draws what
// a person could see and do, by what the simulated session grants, and does nothing of it.
"use strict";

(() => {
  const data = __STAND_IN_DATA__;
  const LATE_MS = 15000;
  const AHEAD_MS = 30000;
  const COMMON = ["setOnLoadError", "setOnLoaderStart"];

  class LoadError extends Error {
    constructor(type, message) {
      super(message);
      this.type = type;
    }
  }

  // What the sandbox knows is asked for by a frame of its own, as with the real one.
  const frame = (() => {
    const waiting = new Map();
    let ready;
    let count = 0;

    function open() {
      ready ??= new Promise((resolve, reject) => {
        const element = document.createElement("iframe");
        element.src = data.origin + data.frame;
        element.title = "Session Composer";
        element.hidden = true;
        element.setAttribute("aria-hidden", "true");
        const late = setTimeout(() => {
          ready = undefined;
          element.remove();
          reject(
            new LoadError(
              "api_connection_error",
              `The frame ${element.src} did not load: the sandbox has ended, or a content ` +
                "security policy of this page forbids the frame.",
            ),
          );
        }, LATE_MS);
        addEventListener("message", (event) => {
          if (event.source !== element.contentWindow || event.origin !== data.origin) {
            return;
          }
          if (event.data.id === "ready") {
            clearTimeout(late);
            resolve(element.contentWindow);
            return;
          }
          waiting.get(event.data.id)?.(event.data.answer);
          waiting.delete(event.data.id);
        });
        (document.body ?? document.documentElement).append(element);
      });
      return ready;
    }

    return async (task, secret) => {
      const target = await open();
      count += 1;
      const answer = await new Promise((resolve) => {
        waiting.set(count, resolve);
        target.postMessage({ task, id: count, secret }, data.origin);
      });
      if (answer.error) {
        throw new LoadError(answer.error.type, answer.error.message);
      }
      return answer;
    };
  })();

  // One user's session: asks for a secret at once, and again when it expires.
  class Connector {
    constructor(parameters) {
      this.parameters = parameters;
      this.elements = new Set();
      this.secret = "";
      this.begin(parameters.metaOptions?.eagerClientSecretPromise);
    }

    begin(eager) {
      this.session = this.load(eager);
      // Each element tells it for itself.
      this.session.catch(() => {});
    }

    async load(eager) {
      this.check();
      const before = this.secret;
      this.secret = await this.fetchSecret(eager);
      if (this.secret === before) {
        throw new LoadError(
          "authentication_error",
          "fetchClientSecret returned the secret of the session that has expired. It must create " +
            "a new account session each time.",
        );
      }
      const session = await frame("session", this.secret);
      this.renewal = setTimeout(
        () => this.renew(),
        Math.max(1000, session.expires_at * 1000 - Date.now() - AHEAD_MS),
      );
      return session;
    }

    check() {
      const key = this.parameters.publishableKey;
      if (typeof key !== "string" || !key.startsWith("pk_test_")) {
        throw new LoadError(
          "authentication_error",
          /^(sk|rk)_/.test(key)
            ? "This is a secret key. It must never be in a page: use the publishable key."
            : `The sandbox takes a publishable key that begins with pk_test_${
                /^pk_live_/.test(key) ? ", and this one is of live mode" : ""
              }.`,
        );
      }
    }

    async fetchSecret(eager) {
      let secret;
      try {
        secret = await (eager ?? this.parameters.fetchClientSecret());
      } catch (error) {
        throw new LoadError(
          "account_session_create_error",
          `fetchClientSecret failed: ${error?.message ?? error}`,
        );
      }
      if (typeof secret !== "string" || !secret) {
        throw new LoadError(
          "account_session_create_error",
          "fetchClientSecret must return a promise of the text client_secret.",
        );
      }
      if (!secret.startsWith(data.secretStart)) {
        throw new LoadError(
          "authentication_error",
          "This client secret is none of the simulated Stripe; it was not sent anywhere.",
        );
      }
      return secret;
    }

    renew() {
      if (this.parameters) {
        this.begin();
        this.redraw();
      }
    }

    redraw() {
      for (const element of this.elements) {
        element.draw();
      }
    }

    update(options) {
      warnOfUnknown(options);
      Object.assign(this.parameters, options);
      this.redraw();
    }

    async logout() {
      clearTimeout(this.renewal);
      const { secret } = this;
      this.session = Promise.reject(
        new LoadError("authentication_error", "The session was ended by logout()."),
      );
      this.session.catch(() => {});
      this.redraw();
      if (secret) {
        await frame("logout", secret);
      }
    }
  }

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { display: block; font: 16px/1.45 var(--fontFamily, system-ui, sans-serif);
      color: var(--colorText, #1c1d22); }
    :host([hidden]) { display: none; }
    section { background: var(--colorBackground, #fff); padding: 16px; overflow-wrap: anywhere;
      border: 1px dashed var(--colorBorder, #8a8d99); border-radius: var(--borderRadius, 8px); }
    header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; }
    h3 { margin: 0; font-size: 1.1em; }
    mark { background: none; color: inherit; border: 1px solid currentcolor; border-radius: 4px;
      padding: 0 6px; font-size: 0.7em; letter-spacing: 0.04em; }
    p { margin: 8px 0; } small { color: var(--colorSecondaryText, inherit); }
    ul { margin: 8px 0; padding: 0; list-style: none; }
    li { padding-inline-start: 1.6em; text-indent: -1.6em; }
    li::before { display: inline-block; width: 1.6em; text-indent: 0; content: "✓"; }
    li.cannot::before { content: "✕"; }
    [role="alert"] { border-inline-start: 3px solid var(--colorDanger, #c0123c);
      padding-inline-start: 10px; }
    button { font: inherit; margin: 0 8px 8px 0; padding: 6px 12px; cursor: pointer;
      color: var(--buttonSecondaryColorText, inherit);
      background: var(--buttonSecondaryColorBackground, transparent);
      border: 1px solid var(--buttonSecondaryColorBorder, currentcolor);
      border-radius: var(--buttonBorderRadius, 6px); }
    button:focus-visible { outline: 2px solid var(--colorPrimary, #3b45c4); outline-offset: 2px; }
    .bar { height: 10px; margin: 8px 0; border-radius: 5px; opacity: 0.18;
      background: var(--colorPrimary, #3b45c4); }
    .bar:nth-child(odd) { width: 70%; } .short { width: 40%; }
  `);

  function node(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text ?? "";
    for (const [attribute, value] of Object.entries(attributes)) {
      made.setAttribute(attribute, value);
    }
    return made;
  }

  // "setOnStepChange" takes a listener, called as onStepChange.
  function listenerName(setter) {
    return /^set(On|Handle)[A-Z]/.test(setter) ? setter[3].toLowerCase() + setter.slice(4) : "";
  }

  class StandInElement extends HTMLElement {
    #values = new Map();
    #untold = new Map();
    #connector = null;
    #drawing = 0;
    #scheduled = false;

    connectedCallback() {
      if (!this.shadowRoot) {
        this.attachShadow({ mode: "open" }).adoptedStyleSheets = [style];
      }
      this.#connector?.elements.add(this);
      this.#soon();
    }

    disconnectedCallback() {
      this.#connector?.elements.delete(this);
      this.#drawing += 1;
    }

    setConnector(connector) {
      this.#connector = connector;
      if (this.isConnected) {
        connector.elements.add(this);
      }
      this.#soon();
    }

    take(setter, value) {
      this.#values.set(setter, value);
      const event = this.#untold.get(setter);
      if (event && typeof value === "function") {
        this.#untold.delete(setter);
        queueMicrotask(() => value(event));
      }
      this.#soon();
    }

    // What belongs together is set one after the other, and drawn once.
    #soon() {
      if (!this.#scheduled) {
        this.#scheduled = true;
        setTimeout(() => {
          this.#scheduled = false;
          this.draw();
        });
      }
    }

    #tell(setter, event) {
      const told = { ...event, elementTagName: this.localName };
      const listener = this.#values.get(setter);
      if (typeof listener === "function") {
        listener(told);
      } else {
        this.#untold.set(setter, told);
      }
    }

    get #tag() {
      return this.localName.slice(data.prefix.length);
    }

    async draw() {
      if (!this.isConnected || !this.#connector) {
        return;
      }
      this.#drawing += 1;
      const drawing = this.#drawing;
      this.#dress();
      if (!this.dataset.state) {
        this.#show("loading", node("div", "", { class: "bar" }), node("div", "", { class: "bar" }));
        this.#tell("setOnLoaderStart", {});
      }
      let session;
      try {
        session = await this.#connector.session;
        if (drawing !== this.#drawing) {
          return;
        }
        this.#schematic(session);
      } catch (error) {
        if (drawing === this.#drawing) {
          this.#fail(error);
        }
      }
    }

    #dress() {
      const { appearance, locale } = this.#connector.parameters;
      for (const name of data.variables) {
        const value = appearance?.variables?.[name];
        if (value === undefined) {
          this.style.removeProperty(`--${name}`);
        } else {
          this.style.setProperty(`--${name}`, value);
        }
      }
      if (locale) {
        this.lang = locale;
      }
    }

    #schematic(session) {
      const granted = session.components[this.#tag];
      if (!granted) {
        throw new LoadError(
          "invalid_request_error",
          `The account session does not enable the component of <${this.localName}>: create it ` +
            "with enabled=true for this component.",
        );
      }
      const missing = data.elements[this.#tag].needs.filter((name) => !this.#values.get(name));
      if (missing.length) {
        this.#show(
          "waiting",
          ...this.#head(granted),
          node("p", `Waits for ${missing.join(", ")}.`),
        );
        return;
      }
      const lines = node("ul");
      for (const { can, text } of granted.lines) {
        const line = node("li", text, {
          class: can ? "can" : "cannot",
        });
        lines.append(line);
      }
      const set = [...this.#values].filter(([name]) => !COMMON.includes(name));
      const values = set.filter(([name]) => !listenerName(name));
      const told = values.map(([name, value]) => `${name}(${JSON.stringify(value)})`);
      const buttons = set
        .filter(([name, value]) => listenerName(name) && typeof value === "function")
        .map(([name, listener]) => {
          const button = node("button", `Call ${listenerName(name)}`, { type: "button" });
          button.addEventListener("click", () => listener({}));
          return button;
        });
      this.#show(
        "shown",
        ...this.#head(granted),
        lines,
        node("div", "", { class: "bar" }),
        node("div", "", { class: "bar short" }),
        ...buttons,
        ...(told.length ? [node("p", told.join(" "))] : []),
        node("small", this.#conditions(session)),
      );
    }

    #conditions(session) {
      const { appearance, locale } = this.#connector.parameters;
      const parts = [session.account, session.api_version, locale, appearance?.overlays];
      return parts.filter(Boolean).join(" · ");
    }

    #head({ title, summary }) {
      const header = node("header");
      header.append(node("h3", title), node("mark", "SIMULATED"));
      return [header, node("p", summary)];
    }

    #fail(error) {
      const type = error instanceof LoadError ? error.type : "render_error";
      const header = node("header");
      header.append(node("h3", this.#tag), node("mark", "SIMULATED"));
      const alert = node("p", `${type}: ${error.message}`, { role: "alert" });
      this.#show("failed", header, alert);
      this.#tell("setOnLoadError", { error: { type, message: error.message } });
    }

    #show(state, ...children) {
      this.dataset.state = state;
      const section = node("section", "", { "aria-busy": String(state === "loading") });
      section.append(...children);
      this.shadowRoot.replaceChildren(section);
    }
  }

  for (const [tag, { setters }] of Object.entries(data.elements)) {
    const type = class extends StandInElement {};
    for (const setter of [...COMMON, ...setters]) {
      // The loader of the npm package calls the second.
      for (const name of [setter, `${setter}InternalOnly`]) {
        type.prototype[name] = function take(value) {
          this.take(setter, value);
        };
      }
    }
    if (!customElements.get(data.prefix + tag)) {
      customElements.define(data.prefix + tag, type);
    }
  }

  function warnOfUnknown(options) {
    const names = Object.keys(options.appearance?.variables ?? {});
    const unknown = [
      ...Object.keys(options).filter((name) => !data.options.includes(name)),
      ...names
        .filter((name) => !data.variables.includes(name))
        .map((name) => `appearance: ${name}`),
    ];
    if (unknown.length) {
      console.warn(`Connect.js (simulated) does not know: ${unknown.join(", ")}`);
    }
  }

  function init(parameters) {
    if (typeof parameters?.fetchClientSecret !== "function") {
      throw new Error("StripeConnect.init needs the function fetchClientSecret.");
    }
    warnOfUnknown(parameters);
    const connector = new Connector({ ...parameters });
    return {
      connect: connector,
      create(tag) {
        const name = tag.startsWith(data.prefix) ? tag : data.prefix + tag;
        const element = document.createElement(name);
        if (element.setConnector) {
          element.setConnector(connector);
        } else {
          console.error(`Connect.js (simulated) has no element ${name}.`);
        }
        return element;
      },
      update: (options) => connector.update(options),
      logout: () => connector.logout(),
      debugInstance: async () => connector,
    };
  }

  const given = window.StripeConnect;
  const onLoad = typeof given?.onLoad === "function" ? given.onLoad : null;
  window.StripeConnect = Object.assign(
    typeof given === "object" && !(given instanceof Element) ? (given ?? {}) : {},
    { init, isSimulated: true },
  );
  onLoad?.call(window.StripeConnect);
})();
