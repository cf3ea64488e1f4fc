// The page that shows the components of a request with Connect.js, or with its stand-in.
"use strict";

(() => {
  const token = location.pathname.split("/")[1];
  const HEADER = "Session-Composer-Page";
  const LOG_LIMIT = 500;
  const byId = (id) => document.getElementById(id);
  const parts = new Map(); // By tag: what is known of a component, and where it is drawn.
  const began = performance.now();
  let view;
  let connect;
  let reporting = false;

  async function call(task, options = {}) {
    const response = await fetch(task, {
      ...options,
      headers: { [HEADER]: token, "Content-Type": "application/json" },
      cache: "no-store",
    });
    const content = await response.json();
    if (!response.ok) {
      throw new Error(content.error?.message ?? `Status ${response.status}`);
    }
    return content;
  }

  function node(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text ?? "";
    for (const [attribute, value] of Object.entries(attributes)) {
      made.setAttribute(attribute, value);
    }
    return made;
  }

  const say = (key, values = {}) =>
    (view?.texts[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  function notice(text) {
    byId("notice").textContent = text;
    byId("notice").hidden = false;
    log(text);
  }

  function log(text) {
    const list = byId("log");
    const ms = String(Math.round(performance.now() - began)).padStart(6);
    list.append(node("li", `${ms} ms  ${text}`));
    while (list.children.length > LOG_LIMIT) {
      list.firstElementChild.remove();
    }
    byId("event-count").textContent = `(${list.children.length})`;
  }

  // State

  function tell(part, state, details = {}) {
    Object.assign(part, { state, type: "", message: "", ms: part.ms ?? 0 }, details);
    const text = {
      loading: () => say("loading"),
      waiting: () => say("waiting"),
      shown: () => say("shown", { ms: part.ms }),
      failed: () => say("failed", { type: part.type, message: part.message }),
    }[state]();
    for (const place of part.places) {
      place.dataset.state = state;
      place.querySelector(".state").textContent = text;
    }
    if (state !== "loading") {
      log(`${part.tag}: ${text}`);
    }
    if (state === "failed") {
      byId("spoken").textContent = `${part.title}: ${text}`;
    }
    report();
  }

  // What happens together is told together.
  function report() {
    if (reporting) {
      return;
    }
    reporting = true;
    setTimeout(async () => {
      reporting = false;
      const told = {};
      for (const [tag, { state, ms, type, message }] of parts) {
        told[tag] = { state, ms, type, message };
      }
      await call("report", { method: "POST", body: JSON.stringify(told) }).catch(() => {});
    }, 30);
  }

  // Mounting

  function mount(part) {
    const frame = part.card.querySelector(".frame");
    frame.replaceChildren();
    const missing = part.fields.some(({ setter }) => !part.values[setter]);
    if (missing) {
      tell(part, "waiting");
      return;
    }
    const start = performance.now();
    const after = () => Math.max(1, Math.round(performance.now() - start));
    const element = connect.create(part.tag);
    part.element = element;
    const isCurrent = () => part.element === element;
    tell(part, "loading");
    element.setOnLoadError?.(({ error }) => {
      if (isCurrent()) {
        tell(part, "failed", { type: error.type, message: error.message ?? "", ms: after() });
      }
    });
    element.setOnLoaderStart?.(() => {
      log(`${part.tag}: onLoaderStart`);
      // The stand-in tells when it is drawn; of the real one this is all that is told.
      if (isCurrent() && part.state === "loading" && !view.simulated) {
        tell(part, "shown", { ms: after() });
      }
    });
    for (const [setter, value] of Object.entries(part.values)) {
      element[setter]?.(value);
    }
    if (part.collects) {
      const options = collectionOptions();
      if (options) {
        element.setCollectionOptions(options);
      }
    }
    for (const setter of part.listeners) {
      element[setter]?.((event) => {
        log(`${part.tag}: ${setter.slice(3)} ${JSON.stringify(event) ?? ""}`);
      });
    }
    if (view.simulated) {
      new MutationObserver(() => {
        if (isCurrent() && element.dataset.state === "shown" && part.state === "loading") {
          tell(part, "shown", { ms: after() });
        }
      }).observe(element, { attributeFilter: ["data-state"] });
    }
    frame.append(element);
  }

  async function fetchClientSecret() {
    log("fetchClientSecret");
    try {
      const { client_secret } = await call("session", { method: "POST", body: "{}" });
      log(say("session_made"));
      return client_secret;
    } catch (error) {
      notice(error.message);
      throw error;
    }
  }

  function loadConnect() {
    return new Promise((resolve, reject) => {
      window.StripeConnect = { onLoad: () => resolve(window.StripeConnect) };
      const script = document.createElement("script");
      script.src = view.script;
      script.onerror = () => reject(new Error(say("no_script", { address: view.script })));
      document.head.append(script);
    });
  }

  // Settings

  const form = () => byId("options").elements;

  function appearance() {
    const { theme, accent, overlays } = form();
    const isDark =
      theme.value === "dark" ||
      (theme.value === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
    const variables = { ...view.themes[isDark ? "dark" : "light"] };
    if (accent.dataset.chosen) {
      for (const name of view.accentVariables) {
        variables[name] = accent.value;
      }
    }
    return { overlays: overlays.value, variables };
  }

  function collectionOptions() {
    const { fields, futureRequirements, requirements, requirementNames } = form();
    const options = {};
    if (fields.value) {
      options.fields = fields.value;
    }
    if (futureRequirements.value) {
      options.futureRequirements = futureRequirements.value;
    }
    const names = requirementNames.value.split(/[\s,]+/).filter(Boolean);
    if (requirements.value && names.length) {
      options.requirements = { [requirements.value]: names };
    }
    return Object.keys(options).length ? options : null;
  }

  function listen() {
    const { accent, locale } = form();
    accent.addEventListener("input", () => {
      accent.dataset.chosen = "true";
    });
    byId("options").addEventListener("change", (event) => {
      if (["theme", "accent", "overlays"].includes(event.target.name)) {
        connect?.update({ appearance: appearance() });
        log(`appearance ${JSON.stringify(appearance())}`);
      } else if (event.target.name === "locale") {
        connect?.update({ locale: locale.value.trim() });
        log(`locale ${locale.value.trim()}`);
      }
    });
    byId("options").addEventListener("submit", (event) => event.preventDefault());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      connect?.update({ appearance: appearance() });
    });
    byId("collect").addEventListener("click", () => {
      log(`collectionOptions ${JSON.stringify(collectionOptions())}`);
      [...parts.values()].filter(({ collects }) => collects).forEach(mount);
    });
    byId("copy").addEventListener("click", async () => {
      const text = [...byId("log").children].map((item) => item.textContent).join("\n");
      await navigator.clipboard.writeText(text);
      byId("spoken").textContent = say("copied");
      byId("copy").textContent = say("copied");
      setTimeout(() => {
        byId("copy").textContent = say("copy");
      }, 1500);
    });
    byId("reload").addEventListener("click", () => location.reload());
  }

  // The page itself

  function draw() {
    document.documentElement.lang = view.language;
    document.title = `${say("heading")} – Session Composer`;
    for (const place of document.querySelectorAll("[data-text]")) {
      place.textContent = say(place.dataset.text);
    }
    for (const place of document.querySelectorAll("[data-label]")) {
      place.setAttribute("aria-label", say(place.dataset.label));
    }
    byId("about").textContent = view.about;
    byId("mode").textContent = view.mode;
    byId("without").textContent = view.without.length
      ? say("without", { names: view.without.join(", ") })
      : "";
    for (const { title, components } of view.groups) {
      const section = node("section");
      if (title) {
        section.append(node("h2", title));
      }
      for (const component of components) {
        section.append(card(component));
      }
      byId("components").append(section);
    }
    byId("collection").hidden = ![...parts.values()].some(({ collects }) => collects);
    form().accent.value = view.themes.light[view.accentVariables[0]];
  }

  function card(component) {
    const made = node("article", "", { id: `component-${component.tag}` });
    made.append(node("h3", component.title), node("span", "", { class: "state" }));
    const item = node("li");
    item.append(node("a", component.title, { href: `#component-${component.tag}` }));
    item.append(node("span", "", { class: "state" }));
    byId("list").append(item);
    const part = { ...component, values: {}, card: made, places: [made, item] };
    parts.set(component.tag, part);
    if (component.fields.length) {
      made.append(fieldsOf(part));
    }
    made.append(node("div", "", { class: "frame" }));
    return made;
  }

  function fieldsOf(part) {
    const made = node("form");
    for (const { setter, label, example } of part.fields) {
      const field = node("label", label);
      field.append(
        node("input", "", {
          name: setter,
          placeholder: example,
          maxlength: "200",
          autocomplete: "off",
          spellcheck: "false",
        }),
      );
      made.append(field);
    }
    made.append(node("button", say("show"), { type: "submit" }));
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      for (const { setter } of part.fields) {
        part.values[setter] = made.elements[setter].value.trim();
      }
      mount(part);
    });
    return made;
  }

  // Ends when the program says so, or is gone.
  async function stay() {
    for (;;) {
      let news;
      try {
        news = await call(`wait?load=${view.load}`);
      } catch {
        news = { over: true };
      }
      if (news.over) {
        notice(say("over"));
        return;
      }
      if (news.reload) {
        location.reload();
        return;
      }
    }
  }

  async function begin() {
    try {
      view = await call("view");
    } catch (error) {
      notice(error.message);
      return;
    }
    draw();
    listen();
    addEventListener("pagehide", () => {
      fetch("left", {
        method: "POST",
        keepalive: true,
        headers: { [HEADER]: token, "Content-Type": "application/json" },
        body: "{}",
      }).catch(() => {});
    });
    stay();
    try {
      const stripe = await loadConnect();
      connect = stripe.init({
        publishableKey: view.publishableKey,
        fetchClientSecret,
        appearance: appearance(),
      });
    } catch (error) {
      notice(error.message);
      for (const part of parts.values()) {
        tell(part, "failed", { type: "api_connection_error", message: error.message });
      }
      return;
    }
    for (const part of parts.values()) {
      mount(part);
    }
  }

  begin();
})();
