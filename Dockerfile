# Aanbel as one image: the same `aanbel` command as on a laptop; `aanbel run` starts web and worker, the database is outside.
# Not built or run by us yet: where this was written there is no container registry. Please report what you find.
# The base images can be replaced by your own mirror: --build-arg PYTHON_IMAGE=… --build-arg NODE_IMAGE=…
ARG PYTHON_IMAGE=python:3.11-slim-bookworm
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS frontend
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --ignore-scripts
COPY frontend/ ./
RUN npm run build

FROM ${PYTHON_IMAGE}
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 AANBEL_HOME=/var/lib/aanbel
WORKDIR /srv/aanbel
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
COPY --from=frontend /build/frontend/dist frontend/dist
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable . \
    && python -c "from aanbel.config.translations import compile_messages; compile_messages()" \
    && useradd --system --create-home --home-dir /var/lib/aanbel aanbel
USER aanbel
VOLUME /var/lib/aanbel
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/gezond', timeout=4)"
CMD ["aanbel", "run", "--host", "0.0.0.0"]
