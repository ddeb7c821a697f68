FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/copy-assets.js scripts/
COPY src src
# The sandbox tenant is for trying the bot on one's own machine.
RUN npm run build && rm -r dist/sandbox

FROM node:20.20.2-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# What only a debugger and a compiler read is a third of them.
RUN npm ci --omit=dev --no-audit --no-fund && \
  find node_modules -type f \( -name '*.map' -o -name '*.d.ts' \) -delete

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production DRAWBRIDGE_HOME=/var/lib/drawbridge
WORKDIR /app
COPY package.json LICENSE ./
COPY cards cards
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
# The only folder that the bot writes to, and only where DATABASE_URL or VAULT_KEY is not set.
RUN mkdir -p /var/lib/drawbridge && chown 1000:1000 /var/lib/drawbridge
VOLUME /var/lib/drawbridge
# By number, so that Kubernetes sees that it is not root: the user `node` of the base image.
USER 1000:1000
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
