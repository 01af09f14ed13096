# docker build -t tmkit . ; docker run --rm -v "$PWD:/work" tmkit qa locale/
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY corpora corpora
COPY glossaries glossaries
RUN python -m venv /opt/tmkit && /opt/tmkit/bin/pip install --no-cache-dir --disable-pip-version-check ".[excel,detect]"

FROM python:3.12-slim
COPY --from=build /opt/tmkit /opt/tmkit
RUN useradd --create-home --uid 1000 translator
USER translator
WORKDIR /work
ENV PATH=/opt/tmkit/bin:$PATH PYTHONUTF8=1
ENTRYPOINT ["tmkit"]
CMD ["--help"]
